test_that("values are assigned to names in order", {
  c(a, b) %<-% list(1, "two")
  expect_identical(list(a, b), list(1, "two"))
  c(a, b) %<-% 3:4
  expect_identical(list(a, b), list(3L, 4L))
  a %<-% 1:3
  expect_identical(a, 1:3)
  expect_identical(expect_invisible(c(a) %<-% list(7)), list(7))
  expect_identical(a, 7)
  c(a, b) %<-% list(NULL, NULL)
  expect_null(b)
})

test_that("values are skipped, gathered and given by default", {
  c(a, ., b) %<-% 1:3
  expect_identical(c(a, b), c(1L, 3L))
  c(first, ..., last) %<-% 1:9
  expect_identical(c(first, last), c(1L, 9L))
  c(first, ...rest) %<-% 1:4
  expect_identical(rest, 2:4)
  c(...rest, last) %<-% list(1, "b", 3)
  expect_identical(rest, list(1, "b"))
  c(first, ...rest) %<-% list(1)
  expect_identical(rest, list())
  c(a, b = 5, d = a0) %<-% {
    a0 <- 9
    1:2
  }
  expect_identical(list(a, b, d), list(1L, 2L, 9))
  c(a, c(b, ...rest)) %<-% list(1, 2:4)
  expect_identical(list(a, b, rest), list(1, 2L, 3:4))
})

test_that("shapes, data frames, strings and parts of objects work", {
  c(batch, ..., channels) %<-% shape(keras_input(c(28, 28, 3)))
  expect_null(batch)
  expect_identical(channels, 3L)
  c(x, y) %<-% data.frame(x = 1:2, y = c("a", "b"))
  expect_identical(list(x, y), list(1:2, c("a", "b")))
  c(h, i) %<-% "hi"
  expect_identical(c(h, i), c("h", "i"))
  box <- list()
  c(box$a, box[["b"]]) %<-% list(1, quote(f(x)))
  expect_identical(box, list(a = 1, b = quote(f(x))))
  c(d, e) %<-% as.Date(c("2024-01-01", "2024-01-02"))
  expect_identical(e, as.Date("2024-01-02"))
})

test_that("what does not fit assigns nothing", {
  a <- "as it was"
  refused <- list(
    \() c(a, b) %<-% 1:3, \() c(a, b) %<-% 1, \() c(a, b) %<-% NULL,
    \() c(a, b) %<-% sum, \() c(a, b) %<-% layer_dense(units = 1),
    \() c(...a, ...b) %<-% 1:3, \() c(a, 1) %<-% 1:2,
    \() list(a, b) %<-% 1:2, \() c(a, c(b, d)) %<-% list(1, 2)
  )
  for (f in refused) {
    environment(f) <- environment()
    expect_error(f(), class = "keratin_error_config", label = deparse1(f))
  }
  expect_identical(a, "as it was")
  expect_snapshot(error = TRUE, c(a, b) %<-% 1:3)
})

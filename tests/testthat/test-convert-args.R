test_that("axes count from 1 in R and from 0 in Keras", {
  expect_identical(as_axis(1L), 0L)
  expect_identical(as_axis(3), 2L)
  expect_identical(as_axis(-1L), -1L)
  expect_identical(as_axis(c(1L, -1L, 2L)), list(0L, -1L, 1L))
  expect_identical(as_axis(list(1, list(-2L))), list(0L, list(-2L)))
  expect_identical(as_axis(integer()), list())
})

test_that("there is no axis 0 in R", {
  error <- expect_error(
    as_axis(c(1, 0), "axes"), class = "keratin_error_config"
  )
  expect_identical(error$path, "axes")
  expect_identical(error$received, c(1, 0))
  expect_snapshot(error = TRUE, as_axis(0L))
})

test_that("what is no axis is for the core to refuse", {
  expect_identical(as_axis("a"), "a")
  expect_identical(as_axis(TRUE), TRUE)
  expect_identical(as_axis(NA), NA)
  expect_identical(as_axis(NA_integer_), NA_integer_)
})

test_that("shapes may be written in any of R's ways", {
  expect_identical(normalize_shape(c(NA, 3)), list(NULL, 3))
  expect_identical(normalize_shape(c(NA, 3L)), list(NULL, 3L))
  expect_identical(normalize_shape(list(NULL, 3)), list(NULL, 3))
  expect_identical(normalize_shape(list(NA, 3)), list(NULL, 3))
  expect_identical(normalize_shape(NA), list(NULL))
  expect_identical(normalize_shape(3), list(3))
  expect_identical(normalize_shape(c(height = 8, width = 4)), list(8, 4))
  expect_identical(normalize_shape(integer()), list())
  expect_identical(normalize_shape(list()), list())
  shape <- structure(list(NULL, 3L), class = "keras_shape")
  expect_identical(normalize_shape(shape), list(NULL, 3L))
})

test_that("what is no shape is for the core to refuse", {
  expect_identical(normalize_shape("a"), "a")
  expect_identical(normalize_shape(TRUE), TRUE)
})

test_that("a target's unknown dimension is -1", {
  expect_identical(as_target_shape(c(NA, 3)), list(-1L, 3))
  expect_identical(as_target_shape(list(NULL, 3L)), list(-1L, 3L))
  expect_identical(as_target_shape(12), list(12))
  expect_identical(as_target_shape("a"), "a")
})

test_that("a tuple of one is a list", {
  expect_identical(as_tuple(1, "dims"), list(1))
  expect_identical(as_tuple(c(2L, 1L), "dims"), list(2L, 1L))
  expect_identical(as_tuple(list(2, 1), "dims"), list(2, 1))
})

test_that("a whole double is an integer", {
  expect_identical(as_integer(3, "max_value"), 3L)
  expect_identical(as_integer(c(1, 2), "max_value"), c(1L, 2L))
  expect_identical(as_integer(list(1, list(c(2, 0))), "pad"), list(1L, list(c(2L, 0L))))
  expect_identical(as_integer(0.5, "max_value"), 0.5)
  expect_identical(as_integer(c(1, NA), "max_value"), c(1, NA))
  expect_identical(as_integer(1e10, "max_value"), 1e10)
  expect_identical(as_integer("a", "max_value"), "a")
})

test_that("widths are integers, which Keras asks for", {
  x <- keras_input(batch_shape = c(2, 3))
  widths <- function(pad_width) {
    model <- keras_model(x, op_pad(x, pad_width))
    get_config(model)$layers[[2L]]$config$pad_width
  }
  expect_identical(widths(2), 2L)
  expect_identical(widths(c(1, 2)), list(1L, 2L))
  expect_identical(
    widths(list(c(1, 1), c(0, 2))), list(list(1L, 1L), list(0L, 2L))
  )
})

test_that("a single number is an array where a vector is asked for", {
  expect_identical(as_array(2), array(2, dim = 1L))
  expect_identical(as_array(matrix(1:4, 2L)), matrix(1:4, 2L))
  expect_null(as_array(NULL))
})

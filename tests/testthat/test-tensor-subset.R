x <- function() keras_input(batch_shape = c(NA, 4, 5), name = "x")

# The key that a model's config has for the part of its input.
key_of <- function(part, input) {
  model <- keras_model(input, part)
  layers <- parse_json(as_json(model))$config$layers
  layers[[2L]]$inbound_nodes[[1L]]$args[[2L]]
}

slice <- function(start = NULL, stop = NULL, step = NULL) {
  list(
    class_name = "__slice__",
    config = list(start = start, stop = stop, step = step)
  )
}

test_that("places and ranges count from 1", {
  input <- x()
  expect_identical(key_of(input[1], input), 0L)
  expect_identical(key_of(input[-1], input), -1L)
  expect_identical(key_of(input[, 2], input), list(slice(), 1L))
  expect_identical(
    key_of(input[, 2:3, 1:-2], input),
    list(slice(), slice(1L, 3L), slice(NULL, -1L))
  )
  expect_identical(
    key_of(input[, NA:3, 2:NA], input),
    list(slice(), slice(NULL, 3L), slice(1L, NULL))
  )
  expect_identical(key_of(input[, 1:4:2], input)[[2L]], slice(step = 2L))
  expect_identical(key_of(input[, c(1, 3)], input)[[2L]], slice(0L, 3L, 2L) |>
    (\(s) { s$config["start"] <- list(NULL); s })())
})

test_that("a place drops its axis, a range keeps it", {
  input <- x()
  expect_identical(dim(input[, 2]), c(NA, 5L))
  expect_identical(dim(input[, 2:2]), c(NA, 1L, 5L))
  expect_identical(dim(input[1]), c(4L, 5L))
  expect_identical(dim(input[]), c(NA, 4L, 5L))
})

test_that("new axes, and all that are left", {
  input <- x()
  expect_identical(dim(input[newaxis]), c(1L, NA, 4L, 5L))
  expect_identical(dim(input[, NULL, 1]), c(NA, 1L, 5L))
  expect_identical(dim(input[.., 1]), c(NA, 4L))
  expect_identical(dim(input[all_dims(), 1]), c(NA, 4L))
  expect_identical(dim(input[.., 1, newaxis]), c(NA, 4L, 1L))
})

test_that("indices come from variables and through dots", {
  input <- x()
  i <- 3
  expect_identical(dim(input[, i]), c(NA, 5L))
  expect_identical(dim(input[, seq(1, i)]), c(NA, 3L, 5L))
  part <- function(...) input[...]
  expect_identical(dim(part(, 1:2)), c(NA, 2L, 5L))
})

test_that("what cannot be taken is an error that says so", {
  input <- x()
  expect_error(input[, 0], class = "keratin_error_config")
  expect_error(input[, "a"], class = "keratin_error_config")
  expect_error(input[, c(1, 2, 4)], "op_take", class = "keratin_error_config")
  expect_error(input[, 9], class = "keratin_error_shape")
  expect_error(input[1, 1, 1, 1], class = "keratin_error_shape")
  expect_error(input[1] <- 0, class = "keratin_error_state")
  expect_error(op_subset(1:3, 1), class = "keratin_error_state")
})

test_that("op_get_item() counts from 0, as Keras does", {
  x <- keras_input(batch_shape = c(4, 5), name = "x")
  key <- function(...) {
    operations_of(x, op_get_item(x, ...))[[1L]]$inbound_nodes[[1L]]$args[[2L]]
  }
  expect_identical(key(0), 0L)
  expect_identical(key(-1L), -1L)
  expect_identical(key(c(0, -1)), list(0L, -1L))
  expect_identical(dim(op_get_item(x, 3)), 5L)
  expect_identical(dim(op_get_item(x, list(0L, NULL))), c(1L, 5L))
  expect_identical(op_get_item(list(a = x, b = 1), "a"), x)
  expect_error(op_get_item(list(a = x), "c"), class = "keratin_error_config")
  expect_error(op_get_item(x, 4), class = "keratin_error_shape")
  for (key in list(NULL, "a", 1.5)) {
    error <- expect_error(op_get_item(x, key), class = "keratin_error_graph")
    expect_identical(error$path, "key")
  }
  expect_error(op_get_item(array(1:4, 4), 0), class = "keratin_error_state")
})

test_that("`@` says how places count", {
  # R dispatches on it from 4.3 on.
  at <- get(
    "@.keras.src.backend.common.keras_tensor.KerasTensor", asNamespace("keratin")
  )
  x <- keras_input(batch_shape = c(4, 5, 6), name = "x")
  expect_identical(at(x, "r"), x)
  py <- at(x, "py")
  key <- \(y) operations_of(x, y)[[1L]]$inbound_nodes[[1L]]$args[[2L]]
  expect_identical(key(py[0]), 0L)
  expect_identical(key(py[-1, .., newaxis]), list(
    -1L, python_ellipsis, NULL
  ))
  expect_identical(key(py[, 1:3]), list(
    python_value("slice", start = NULL, stop = NULL, step = NULL),
    python_value("slice", start = 1L, stop = 3L, step = NULL)
  ))
  expect_identical(dim(py[, 1:3]), c(4L, 2L, 6L))
  expect_error(py["a"], class = "keratin_error_graph")
  expect_error(at(x, "shape"), class = "keratin_error_config")
  if (getRversion() >= "4.3.0") {
    expect_identical(dim(eval(str2lang("x@py[, 1:3]"))), c(4L, 2L, 6L))
  }
})

x <- function() keras_input(shape = c(4, 3), name = "x")

test_that("places count from 1", {
  for (place in list(op_argmax, op_argmin)) {
    input <- x()
    model <- keras_model(input, place(input, axis = -1))
    layers <- parse_json(as_json(model))$config$layers
    expect_identical(layers[[3L]]$class_name, "Add")
    expect_identical(layers[[3L]]$inbound_nodes[[1L]]$args[[2L]], 1L)
    expect_identical(model$output$dtype, "int32")
    expect_identical(dim(model$output), c(NA, 4L))
  }
})

test_that("places count from 0 where that is asked for", {
  input <- x()
  place <- op_argmax(input, axis = 2, keepdims = TRUE, zero_indexed = TRUE)
  config <- parse_json(as_json(keras_model(input, place)))$config$layers
  expect_identical(
    config[[2L]]$config,
    list(name = config[[2L]]$name, axis = 1L, keepdims = TRUE)
  )
  expect_length(config, 2L)
  expect_identical(dim(place), c(NA, 1L, 3L))
})

test_that("without an axis, the place is that in a row of all elements", {
  expect_identical(dim(op_argmin(x())), integer())
})

x <- function() keras_input(shape = c(4, 3), name = "x")

test_that("an operation on tensors gives a tensor", {
  total <- op_sum(x(), axis = -1)
  expect_identical(dim(total), c(NA, 4L))
  expect_identical(total$dtype, "float32")
})

test_that("an axis counts from 1", {
  expect_identical(dim(op_sum(x(), axis = 2)), c(NA, 3L))
  expect_error(op_sum(x(), axis = 0), class = "keratin_error_config")
})

test_that("numbers and arrays are operands", {
  clear_session()
  input <- x()
  model <- keras_model(input, op_add(input, matrix(1:3, nrow = 1L)) * 2)
  layers <- parse_json(as_json(model))$config$layers
  args <- function(i) layers[[i]]$inbound_nodes[[1]]$args
  expect_identical(
    args(2L)[[2L]],
    list(
      class_name = "__numpy__",
      config = list(value = list(list(1L, 2L, 3L)), dtype = "int32")
    )
  )
  expect_identical(args(3L)[[2L]], 2)
})

test_that("without a tensor there is nothing to record", {
  expect_error(op_abs(3), "op_abs", class = "keratin_error_state")
})

test_that("a missing operand is missing from the user's call", {
  error <- expect_error(op_add(x()), "x2")
  expect_identical(as.character(conditionCall(error)[[1L]]), "op_add")
})

test_that("operators record operations", {
  clear_session()
  a <- x()
  operations <- list(add = a + 1, multiply = 2 * a)
  for (name in names(operations)) {
    model <- keras_model(a, operations[[name]])
    expect_identical(model$operations[[2L]]$name, name)
  }
  expect_identical(+a, a)
})

test_that("shapes that do not fit together are an error in the user's call", {
  error <- expect_error(
    x() + keras_input(shape = c(2, 2)), class = "keratin_error_shape"
  )
  expect_match(conditionMessage(error), "(None, 4, 3)", fixed = TRUE)
})

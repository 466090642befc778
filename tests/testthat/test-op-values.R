test_that("what only computes values says so in the user's call", {
  calls <- list(
    quote(op_zeros(shape(2))), quote(op_arange(1, 3)), quote(op_eye(2)),
    quote(op_hanning(3)), quote(random_normal(shape(2))),
    quote(random_shuffle(1:3)), quote(op_full(shape(2), 1))
  )
  for (call in calls) {
    error <- expect_error(eval(call), class = "keratin_error_state")
    expect_identical(conditionCall(error), call)
  }
})

test_that("shape and dtype are known without values", {
  x <- keras_input(shape = c(4, 5))
  expect_identical(as.list(op_shape(x)), as.list(x$shape))
  expect_identical(as.integer(op_shape(matrix(0, 2, 3))), c(2L, 3L))
  expect_identical(length(op_shape(1)), 0L)
  expect_identical(op_dtype(x), "float32")
  expect_identical(op_dtype(1L), "int32")
  expect_error(op_dtype("a"), class = "keratin_error_config")
  expect_false(op_is_tensor(x))
})

test_that("one number can fill a tensor of any shape", {
  x <- keras_input(batch_shape = integer())
  expect_identical(dim(op_full(shape(2, 3), x)), c(2L, 3L))
})

test_that("an R array is one already", {
  expect_identical(op_convert_to_array(1:3), as.array(1:3))
  expect_error(
    op_convert_to_array(keras_input(shape = 3)), class = "keratin_error_state"
  )
})

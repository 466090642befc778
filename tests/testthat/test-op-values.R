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

test_that("in call() arrays are tensors of their shape and dtype", {
  seen <- list()
  layer_making <- Layer("Making", call = function(inputs) {
    seen <<- list(
      op_zeros(c(2, 3)), op_ones(2, dtype = "int32"), op_empty(shape(NA, 1)),
      op_full(c(1, 2), 3L), op_eye(2, 3), op_identity(4), op_tri(2),
      op_arange(3), op_arange(0L, 5L), op_arange(0, 1, step = 0.25),
      op_arange(1, 5, 2, include_end = FALSE), op_arange(2L, dtype = "float16"),
      random_normal(op_shape(inputs)), random_uniform(2), random_integer(2, 0, 9),
      random_truncated_normal(3), random_gamma(2, 1), random_beta(1, 1, 1),
      random_binomial(2, 4, 0.5), random_categorical(inputs, 6),
      random_dropout(inputs, 0.5), random_shuffle(inputs)
    )
    inputs + random_normal(shape(1, 4))
  })
  out <- layer_making()(keras_input(4))
  expect_identical(out$shape, shape(NA, 4))
  shown <- vapply(seen, \(x) paste(format(x$shape, prefix = FALSE), x$dtype), "")
  expect_identical(shown, c(
    "(2, 3) float32", "(2) int32", "(NA, 1) float32", "(1, 2) int32",
    "(2, 3) float32", "(4, 4) float32", "(2, 2) float32", "(3) float32",
    "(6) int32", "(5) float32", "(2) float32", "(2) float16",
    "(NA, 4) float32", "(2) float32", "(2) int32", "(3) float32", "(2) float32",
    "(1) float32", "(2) float32", "(NA, 6) int32", "(NA, 4) float32",
    "(NA, 4) float32"
  ))
  expect_error(op_zeros(2), class = "keratin_error_state")
})

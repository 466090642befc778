test_that("tensors know shape, dtype and name", {
  x <- keras_input(c(28, NA, 1), batch_size = 8, dtype = "int32", name = "image")
  expect_identical(x$shape, shape(8, 28, NA, 1))
  expect_identical(x$dtype, "int32")
  expect_identical(x$name, "image")
  expect_identical(dim(x), c(8L, 28L, NA, 1L))
  expect_identical(
    format(x), "<KerasTensor shape=(8, 28, NA, 1), dtype=int32, name=image>"
  )
  expect_error(x$shap, class = "keratin_error_config")
  expect_error(x$name <- "y", class = "keratin_error_state")
})

test_that("shapes of inputs come in every spelling", {
  expected <- shape(NA, 28, 28)
  expect_identical(keras_input(c(28, 28))$shape, expected)
  expect_identical(keras_input(list(28, 28L))$shape, expected)
  expect_identical(keras_input(shape(28, 28))$shape, expected)
  expect_identical(keras_input(batch_shape = list(NULL, 28, 28))$shape, expected)
  expect_identical(keras_input(5)$shape, shape(NA, 5))
  expect_identical(keras_input(NA)$shape, shape(NA, NA))
})

test_that("an input needs a shape that makes sense", {
  expect_error(keras_input(), class = "keratin_error_config")
  expect_error(keras_input(4.5), class = "keratin_error_shape")
  expect_error(keras_input("a"), class = "keratin_error_shape")
  expect_error(keras_input(4, name = "a/b"), class = "keratin_error_config")
  expect_error(keras_input(4, dtype = "float23"), class = "keratin_error_config")
})

test_that("an array is no tensor", {
  error <- expect_error(
    layer_dense(units = 2)(matrix(1, 2, 2)), class = "keratin_error_graph"
  )
  expect_match(conditionMessage(error), "tensor", fixed = TRUE)
})

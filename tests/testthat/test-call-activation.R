test_that("an activation function says that it cannot be called yet", {
  expect_error(activation_relu(1), class = "keratin_error_state")
  expect_error(activation_softmax(), class = "keratin_error_state")
  expect_snapshot(error = TRUE, activation_relu(c(-1, 1)))
})

test_that("an activation function is an argument of layers", {
  layer <- layer_dense(units = 4, activation = activation_relu)
  expect_identical(get_config(layer)$activation, "relu")
})

test_that("an activation function computes no values yet", {
  expect_error(activation_relu(1), class = "keratin_error_state")
  expect_error(activation_softmax(), class = "keratin_error_state")
  expect_snapshot(error = TRUE, activation_relu(c(-1, 1)))
})

test_that("an activation function is an argument of layers", {
  layer <- layer_dense(units = 4, activation = activation_relu)
  expect_identical(get_config(layer)$activation, "relu")
})

test_that("an activation of a tensor records what Keras records", {
  expect_recorded <- function(f, module, class, ..., call = list()) {
    clear_session()
    x <- keras_input(4)
    operation <- operations_of(x, do.call(f, c(list(x), call)))[[1L]]
    expect_identical(
      operation[c("module", "class_name", "config")],
      list(
        module = paste0("keras.src.", module), class_name = class,
        config = list(name = operation$name, ...)
      )
    )
  }
  nn <- "ops.nn"
  expect_recorded(activation_celu, nn, "Celu", alpha = 1)
  expect_recorded(activation_elu, nn, "Elu", alpha = 0.5, call = list(alpha = 0.5))
  expect_recorded(activation_exponential, "ops.numpy", "Exp")
  expect_recorded(activation_gelu, nn, "Gelu", approximate = FALSE)
  expect_recorded(
    activation_gelu, nn, "Gelu", approximate = TRUE, call = list(approximate = TRUE)
  )
  expect_recorded(activation_glu, nn, "Glu", axis = -1L)
  expect_recorded(activation_hard_shrink, nn, "HardShrink", threshold = 0.5)
  expect_recorded(activation_hard_sigmoid, nn, "HardSigmoid")
  expect_recorded(activation_hard_tanh, nn, "HardTanh")
  expect_recorded(activation_leaky_relu, nn, "LeakyRelu", negative_slope = 0.2)
  expect_recorded(activation_log_sigmoid, nn, "LogSigmoid")
  expect_recorded(activation_log_softmax, nn, "LogSoftmax", axis = 1L, call = list(axis = 2))
  expect_recorded(
    activation_relu, "activations.activations", "ReLU",
    negative_slope = 0, max_value = NULL, threshold = 0
  )
  expect_recorded(
    activation_relu, "activations.activations", "ReLU",
    negative_slope = 0.1, max_value = 6L, threshold = 1,
    call = list(negative_slope = 0.1, max_value = 6L, threshold = 1)
  )
  expect_recorded(activation_relu6, nn, "Relu6")
  expect_recorded(activation_selu, nn, "Selu")
  expect_recorded(activation_sigmoid, nn, "Sigmoid")
  expect_recorded(activation_silu, nn, "Silu")
  expect_recorded(activation_soft_shrink, nn, "SoftShrink", threshold = 0.5)
  expect_recorded(activation_softmax, nn, "Softmax", axis = -1L)
  expect_recorded(activation_softplus, nn, "Softplus")
  expect_recorded(activation_softsign, nn, "Softsign")
  expect_recorded(activation_sparse_plus, nn, "SparsePlus")
  expect_recorded(activation_sparse_sigmoid, nn, "SparseSigmoid")
  expect_recorded(activation_squareplus, nn, "Squareplus", b = 4L)
  expect_recorded(activation_tanh, "ops.numpy", "Tanh")
  expect_recorded(activation_tanh_shrink, nn, "TanhShrink")
  x <- keras_input(4)
  expect_identical(activation_linear(x), x)
})

test_that("a recorded activation is read back", {
  x <- keras_input(4)
  model <- keras_model(x, activation_relu(activation_gelu(x), max_value = 6))
  expect_identical(as_json(from_config(as_json(model))), as_json(model))
})

test_that("what Keras records no call of says what to call instead", {
  x <- keras_input(4)
  refused <- list(
    hard_silu = \(x) activation_hard_silu(x), mish = \(x) activation_mish(x),
    sparsemax = \(x) activation_sparsemax(x),
    threshold = \(x) activation_threshold(x, 1, 0)
  )
  for (name in names(refused)) {
    error <- expect_error(refused[[name]](x), class = "keratin_error_graph")
    expect_match(error$message, paste0("`activation_", name, "()`"), fixed = TRUE)
    # Inside the call of a layer, Keras runs it.
    layer <- Layer("Own", call = refused[[name]])()
    expect_identical(specs_of(layer(x)), "float32 (NA, 4)")
  }
})

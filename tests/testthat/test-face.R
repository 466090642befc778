test_that("objects carry Keras's class paths", {
  expect_identical(class(layer_dense(units = 2)), c(
    "keras.src.layers.core.dense.Dense", "keras.src.layers.layer.Layer",
    "keras.src.ops.operation.Operation",
    "keras.src.saving.keras_saveable.KerasSaveable", "keratin_object",
    "function"
  ))
  expect_s3_class(
    initializer_he_normal(), "keras.src.initializers.initializer.Initializer"
  )
  expect_s3_class(keras_input(2), "keratin_object")
})

test_that("`$` reads properties under Keras's names", {
  clear_session()
  layer <- layer_dense(units = 3, activation = "relu", name = "hidden")
  expect_identical(layer$name, "hidden")
  expect_identical(layer$units, 3L)
  expect_identical(layer[["units"]], 3L)
  expect_identical(layer$activation, activation_relu)
  expect_identical(format(layer$bias_initializer), "<Zeros>")
  expect_false(layer$built)
  expect_identical(layer$weights, list())
  # A layer knows its calls as long as somebody holds what they gave.
  output <- layer(keras_input(4))
  expect_true(layer$built)
  expect_identical(layer$weights[[1]]$path, "hidden/kernel")
  expect_identical(layer$weights[[1]]$shape, shape(4, 3))
  expect_true(all.equal(layer$output, output))
  expect_identical(layer$input$shape, shape(NA, 4))
})

test_that("an unknown property is an error with the nearest name", {
  layer <- layer_dense(units = 3)
  error <- expect_error(layer$unit, class = "keratin_error_config")
  expect_match(conditionMessage(error), "Did you mean `units`?", fixed = TRUE)
})

test_that("names and completion list properties and methods", {
  layer <- layer_dense(units = 3)
  expect_true(all(c("name", "units", "kernel_initializer") %in% names(layer)))
  expect_true("count_params" %in% utils:::.DollarNames(layer, "^count"))
  for (name in setdiff(names(layer), c("input", "output"))) {
    expect_no_error(layer[[name]])
  }
})

test_that("`trainable` can be set, everything else is fixed", {
  layer <- layer_dense(units = 3)
  layer(keras_input(2))
  layer$trainable <- FALSE
  expect_false(layer$trainable)
  expect_length(layer$trainable_weights, 0)
  expect_length(layer$non_trainable_weights, 2)
  expect_error(layer$units <- 4, class = "keratin_error_state")
})

test_that("a layer of a model is the layer that went in", {
  layer <- layer_dense(units = 3)
  x <- keras_input(2)
  model <- keras_model(x, layer(x))
  expect_identical(model$layers[[2]], layer)
  expect_identical(get_layer(model, layer$name), layer)
  model$layers[[2]]$trainable <- FALSE
  expect_false(layer$trainable)
})

test_that("objects print in a line", {
  clear_session()
  expect_output(print(layer_dense(units = 2)), "<Dense name=dense, built=FALSE>",
    fixed = TRUE)
  expect_output(print(regularizer_l2(0.5)), "<L2 l2=0.5>", fixed = TRUE)
  expect_output(str(layer_dense(units = 2)), "<Dense name=dense_1", fixed = TRUE)
  layer <- layer_dense(units = 2)
  layer(keras_input(3))
  expect_output(print(layer$weights[[2]]),
    "<Variable path=dense_2/bias, shape=(2,), dtype=float32>", fixed = TRUE)
})

test_that("objects that work on values say that there are none", {
  expect_error(initializer_zeros()(c(2, 2)), class = "keratin_error_state")
})

test_that("equal objects are all.equal", {
  expect_true(all.equal(
    layer_dense(units = 2, name = "a"), layer_dense(units = 2, name = "a")
  ))
  expect_false(isTRUE(all.equal(
    layer_dense(units = 2, name = "a"), layer_dense(units = 3, name = "a")
  )))
})

test_that("layers say what they were built for, and are built for it again", {
  dense <- layer_dense(units = 2)
  expect_null(dense$get_build_config())
  dense$build(shape(NA, 3))
  config <- dense$get_build_config()
  expect_identical(config, list(input_shape = list(NULL, 3L)))
  again <- layer_dense(units = 2)
  expect_identical(again$build_from_config(config), again)
  expect_identical(again$kernel$shape, shape(3, 2))
})

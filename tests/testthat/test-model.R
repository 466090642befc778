two_towers <- function() {
  a <- keras_input(3, name = "a")
  b <- keras_input(4, name = "b")
  shared <- layer_dense(units = 5, name = "shared")
  x <- shared(layer_dense(a, 4, name = "widen"))
  y <- shared(b)
  out <- layer_concatenate(list(x, y), name = "join")
  keras_model(
    list(a = a, b = b),
    list(sum = layer_dense(out, 1, name = "sum"), both = out), name = "towers"
  )
}

test_that("a functional model knows its ends and its layers", {
  model <- two_towers()
  expect_identical(
    vapply(model$layers, \(layer) layer$name, ""),
    c("a", "widen", "b", "shared", "join", "sum")
  )
  # Flat, in the order of sorted names, as Keras has them.
  expect_identical(model$input_shape, list(shape(NA, 3), shape(NA, 4)))
  expect_identical(model$output_shape, list(shape(NA, 10), shape(NA, 1)))
  expect_identical(count_params(model), 16L + 25L + 11L)
  expect_identical(model$name, "towers")
})

test_that("models are layers", {
  inner <- keras_model_sequential(input_shape = 3, name = "inner") |>
    layer_dense(2)
  x <- keras_input(3)
  model <- keras_model(x, inner(x))
  expect_identical(model$layers[[2]], inner)
  expect_identical(model$output_shape, shape(NA, 2))
  again <- from_config(get_config(model))
  expect_identical(get_config(again), get_config(model))
})

test_that("a named list of tensors may be given to a model", {
  model <- two_towers()
  out <- model(list(a = keras_input(3), b = keras_input(4)))
  expect_identical(names(out), c("sum", "both"))
  expect_identical(out$both$shape, shape(NA, 10))
})

test_that("a sequential model grows in place", {
  clear_session()
  model <- keras_model_sequential(input_shape = 4)
  model |>
    layer_dense(8, activation = "relu") |>
    layer_dense(1)
  expect_identical(model$output_shape, shape(NA, 1))
  expect_identical(
    vapply(model$layers, \(layer) layer$name, ""), c("dense", "dense_1")
  )
  last <- model$pop()
  expect_identical(last$name, "dense_1")
  expect_identical(model$output_shape, shape(NA, 8))
  model$add(layer_dropout(rate = 0.5))
  expect_length(model$layers, 2)
})

test_that("a sequential model without a shape waits for its first call", {
  model <- keras_model_sequential() |> layer_dense(2)
  expect_false(model$built)
  expect_error(model$output_shape, class = "keratin_error_state")
  expect_error(count_params(model), class = "keratin_error_state")
  model(keras_input(3))
  expect_true(model$built)
  expect_identical(count_params(model), 8L)
})

test_that("a layer that does not fit leaves a sequential model as it was", {
  model <- keras_model_sequential(input_shape = 4) |> layer_dense(2)
  expect_error(layer_conv_2d(model, 2, 2), class = "keratin_error_shape")
  expect_length(model$layers, 1)
  expect_identical(model$output_shape, shape(NA, 2))
})

test_that("layers are found by name and by place", {
  model <- two_towers()
  expect_identical(get_layer(model, "join")$name, "join")
  expect_identical(get_layer(model, index = 1)$name, "a")
  expect_identical(get_layer(model, index = -1)$name, "sum")
  expect_identical(model$get_layer("join"), get_layer(model, "join"))
  error <- expect_error(get_layer(model, "joint"), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "Did you mean `join`?", fixed = TRUE)
  expect_error(get_layer(model, index = 0), class = "keratin_error_config")
  expect_error(get_layer(model, index = 7), class = "keratin_error_config")
  expect_error(get_layer(model), class = "keratin_error_config")
  expect_error(get_layer(1, index = 1), class = "keratin_error_config")
})

test_that("a disconnected graph is an error that names the layer", {
  a <- keras_input(2, name = "a")
  b <- keras_input(2, name = "b")
  y <- layer_add(list(a, b))
  error <- expect_error(keras_model(a, y), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "`b`", fixed = TRUE)
})

test_that("names of layers must be unique in a model", {
  x <- keras_input(2)
  y <- x |>
    layer_dense(2, name = "same") |>
    layer_dense(2, name = "same")
  expect_error(keras_model(x, y), "same", class = "keratin_error_graph")
})

test_that("automatic names begin anew after clear_session()", {
  clear_session()
  first <- layer_dense(units = 1)$name
  expect_identical(layer_dense(units = 1)$name, "dense_1")
  expect_null(clear_session())
  expect_identical(layer_dense(units = 1)$name, first)
})

test_that("a clone has layers of its own", {
  model <- two_towers()
  clone <- clone_model(model)
  expect_identical(get_config(clone)$layers, get_config(model)$layers)
  expect_false(identical(clone$layers[[2]], model$layers[[2]]))
  clone$layers[[2]]$trainable <- FALSE
  expect_true(model$layers[[2]]$trainable)
})

test_that("shapes of several inputs or outputs are a flat list", {
  a <- keras_input(1, name = "a")
  b <- keras_input(2, name = "b")
  model <- keras_model(list(x = list(b, a)), list(z = b, y = list(a, b)))
  expect_identical(model$input_shape, list(shape(NA, 2), shape(NA, 1)))
  expect_identical(
    model$output_shape, list(shape(NA, 1), shape(NA, 2), shape(NA, 2))
  )
})

test_that("pop_layer() takes the last layer off", {
  model <- keras_model_sequential(input_shape = 4) |>
    layer_dense(8, name = "a") |>
    layer_dense(1, name = "b")
  last <- model$layers[[2]]
  expect_identical(pop_layer(model), last)
  expect_identical(model$output_shape, shape(NA, 8))
  expect_identical(pop_layer(model, rebuild = FALSE)$name, "a")
  expect_false(model$built)
  model |> layer_dense(3)
  expect_identical(model$output_shape, shape(NA, 3))

  empty <- keras_model_sequential()
  expect_error(pop_layer(empty), class = "keratin_error_state")
  x <- keras_input(4)
  expect_error(
    pop_layer(keras_model(x, layer_dense(x, 1))), class = "keratin_error_state"
  )
})

test_that("a tensor knows the inputs it was computed from", {
  a <- keras_input(4, name = "a")
  b <- keras_input(4, name = "b")
  sources <- function(x) {
    vapply(get_source_inputs(x), \(source) source$name, "")
  }
  hidden <- layer_dense(b, 4)
  expect_identical(sources(layer_add(list(a, hidden, hidden))), c("a", "b"))
  expect_identical(sources(layer_add(list(hidden, a))), c("b", "a"))
  expect_identical(sources(a), "a")
  expect_true(all.equal(get_source_inputs(a)[[1]], a))
  expect_error(get_source_inputs(3), class = "keratin_error")
})

test_that("layers show their weights by name", {
  layer <- layer_batch_normalization()
  layer(keras_input(4))
  expect_identical(layer$moving_mean$shape, shape(4))
  expect_false(layer$moving_mean$trainable)
  expect_true(all(c("gamma", "beta") %in% names(layer)))
  expect_error(layer$kernel, class = "keratin_error_config")
})

test_that("further arguments of a sequential model are those of its input", {
  model <- keras_model_sequential(
    c(10, 16), batch_size = 32, dtype = "float16"
  ) |>
    layer_lstm(units = 2, stateful = TRUE)
  expect_identical(model$input_shape, shape(32, 10, 16))
  expect_identical(model$inputs[[1]]$dtype, "float16")
  model <- keras_model_sequential(
    batch_shape = c(NA, 3), layers = layer_dense(units = 1)
  )
  expect_identical(model$input_shape, shape(NA, 3))
  error <- expect_error(
    keras_model_sequential(4, bach_size = 3), class = "keratin_error_config"
  )
  expect_identical(error$path, "bach_size")
  expect_match(error$hint, "batch_size")
  expect_error(
    keras_model_sequential(4, batch_size = 3, input_batch_size = 3),
    "given twice", class = "keratin_error_config"
  )
  expect_error(
    keras_model_sequential(4, "name", 3), class = "keratin_error_config"
  )
})

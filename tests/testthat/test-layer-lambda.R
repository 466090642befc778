# An activation knows its shape; an R function is called to learn it.

test_that("activations keep the shape, and take their own arguments only", {
  x <- keras_input(c(4, 6))
  expect_identical(
    as.list(layer_lambda(x, activation_relu)$shape), list(NULL, 4L, 6L)
  )
  half <- layer_lambda(x, activation_glu)
  expect_identical(as.list(half$shape), list(NULL, 4L, 3L))
  half <- layer_lambda(x, activation_glu, arguments = list(axis = 1))
  expect_identical(as.list(half$shape), list(NULL, 2L, 6L))
  expect_error(
    layer_lambda(x, activation_relu, arguments = list(slope = 1)),
    "no argument `slope`", class = "keratin_error_graph"
  )
})

test_that("an R function is called on symbolic tensors", {
  x <- keras_input(c(4, 6))
  seen <- NULL
  scaled <- function(x, by, mask, training = 1) {
    seen <<- list(by = by, mask = mask, training = training)
    layer_dense(x, 3)
  }
  out <- layer_lambda(x, scaled, arguments = list(by = 2))
  expect_identical(as.list(out$shape), list(NULL, 4L, 3L))
  expect_identical(seen, list(by = 2, mask = NULL, training = NULL))
  out <- layer_lambda(list(x, x), \(x) x[[2]])
  expect_identical(as.list(out$shape), list(NULL, 4L, 6L))
  out <- layer_lambda(x, \(x) list(a = x, b = x))
  expect_named(out, c("a", "b"))
})

test_that("operations say what a function gives", {
  x <- keras_input(c(4, 6))
  shape_of <- \(f, ...) as.list(layer_lambda(x, f, ...)$shape)
  expect_identical(shape_of(\(x) x^2 + 1), list(NULL, 4L, 6L))
  expect_identical(shape_of(op_square), list(NULL, 4L, 6L))
  expect_identical(shape_of(\(x) op_sum(x, axis = 2)), list(NULL, 6L))
  expect_identical(
    shape_of(\(x, axis) op_sum(x, axis), arguments = list(axis = 3)),
    list(NULL, 4L)
  )
  model <- keras_model(x, layer_lambda(x, \(x) op_sum(x, axis = 2)))
  expect_length(model$layers, 2L)
  expect_identical(as.list(clone_model(model)$output_shape), list(NULL, 6L))
})

test_that("what a function cannot say, `output_shape` does", {
  x <- keras_input(c(4, 6))
  # What only R's own values can go through.
  count <- function(x) lengths(strsplit(x, ""))
  error <- expect_error(
    layer_lambda(x, count, name = "counts"), class = "keratin_error_graph"
  )
  expect_match(conditionMessage(error), "`counts` cannot be called on symbolic")
  expect_match(conditionMessage(error), "`output_shape`")
  expect_error(
    layer_lambda(x, \(x) "text", name = "t"), "`t` must give a tensor",
    class = "keratin_error_graph"
  )
  shape_of <- \(...) lapply(
    list(layer_lambda(x, count, output_shape = list(...))), \(x) as.list(x$shape)
  )[[1L]]
  expect_identical(shape_of(5), list(NULL, 5L))
  expect_identical(shape_of(NA, 5), list(NULL, NULL, 5L))
  out <- layer_lambda(x, count, output_shape = 5)
  expect_identical(as.list(out$shape), list(NULL, 5L))
  out <- layer_lambda(x, count, output_shape = \(s) shape(s[[1]], s[[3]] * 2))
  expect_identical(as.list(out$shape), list(NULL, 12L))
  out <- layer_lambda(x, count, output_shape = list(a = 1, b = c(NA, 2)))
  expect_identical(
    lapply(out, \(x) as.list(x$shape)),
    list(a = list(NULL, 1L), b = list(NULL, NULL, 2L))
  )
})

test_that("a function stands in a config by its name", {
  named_in <- \(layer, key = "function") get_config(layer)[[key]]$config
  own <- function(x) x
  expect_identical(named_in(layer_lambda(f = own)), "own")
  expect_identical(named_in(layer_lambda(f = \(x) x, name = "l")), "l")
  layer <- layer_lambda(
    f = own, name = "l", output_shape = \(s) s, mask = \(x, mask) mask
  )
  expect_identical(named_in(layer, "output_shape"), "l_output_shape")
  expect_identical(named_in(layer, "mask"), "l_mask")
  expect_true(layer$supports_masking)
  withr::defer(set_custom_objects(list()))
  own <- register_keras_serializable(own, package = "mine")
  layer <- layer_lambda(f = own)
  expect_identical(named_in(layer), "mine>own")
  expect_identical(from_config(get_config(layer))$name, layer$name)
})

test_that("a function is found among the custom objects, and nowhere else", {
  own <- function(x) x
  config <- get_config(layer_lambda(f = own, name = "l"))
  error <- expect_error(from_config(config), class = "keratin_error_class")
  expect_match(conditionMessage(error), "no function `own`")
  expect_match(conditionMessage(error), "layer `l`")
  back <- from_config(config, custom_objects = list(own = own))
  expect_identical(back[["function"]](7), 7)
  for (name in c("sum", "base::sum", "layer_dense", "activation_relu")) {
    config[["function"]]$config <- name
    expect_error(from_config(config), class = "keratin_error_class")
  }
  config[["function"]] <- \(x) x
  expect_identical(get_config(from_config(config))[["function"]]$config, "l")
})

test_that("models keep their functions when they are copied", {
  x <- keras_input(c(4, 6))
  own <- function(x) layer_dense(x, 2)
  y <- x |>
    layer_lambda(own) |>
    layer_lambda(\(x) x, output_shape = \(s) shape(s[[1]], 9))
  model <- keras_model(x, y)
  file <- withr::local_tempfile()
  saveRDS(model, file)
  expect_identical(as_json(readRDS(file)), as_json(model))
  expect_identical(as.list(clone_model(model)$output_shape), list(NULL, 9L))
  sequence <- keras_model_sequential(input_shape = 3) |> layer_lambda(own)
  expect_identical(as.list(sequence$output_shape), list(NULL, 2L))
})

test_that("what is no function is refused", {
  expect_error(layer_lambda(), class = "keratin_error_config")
  for (f in list(3, "relu", list(), layer_dense(units = 3))) {
    expect_error(layer_lambda(f = f), class = "keratin_error")
  }
  expect_error(
    layer_lambda(f = \(x) x, arguments = list(1)), "named list",
    class = "keratin_error_config"
  )
})

python_config <- function() {
  config <- get_config(
    keras_model_sequential(input_shape = 3) |>
      layer_lambda(activation_relu, name = "l", output_shape = 3)
  )
  config$layers[["l"]]$config[["function"]] <- list(
    class_name = "__lambda__",
    config = list(code = "4wEAAAA=", defaults = NULL, closure = NULL)
  )
  config
}

test_that("Python bytecode is refused, replaced, or kept as text", {
  config <- python_config()
  error <- expect_error(from_config(config), class = "keratin_error_class")
  expect_match(conditionMessage(error), "layer `l` is Python bytecode")
  expect_match(conditionMessage(error), "config[[\"function\"]] <- f", fixed = TRUE)

  model <- deserialize_keras_object(config, safe_mode = FALSE)
  expect_identical(get_config(model)$layers, config$layers)
  expect_identical(as.list(model$output_shape), list(NULL, 3L))
  file <- withr::local_tempfile()
  saveRDS(model, file)
  expect_identical(as_json(readRDS(file)), as_json(model))
  expect_identical(as.list(clone_model(model)$output_shape), list(NULL, 3L))

  config$layers[["l"]]$config[["function"]] <- \(x) x
  expect_identical(as.list(from_config(config)$output_shape), list(NULL, 3L))
})

test_that("code in configs can be kept for the session, and never runs", {
  withr::defer(clear_session())
  config_enable_unsafe_deserialization()
  config <- python_config()
  expect_identical(get_config(from_config(config))$layers, config$layers)
  clear_session()
  expect_error(from_config(config), class = "keratin_error_class")
})

test_that("an operation that is an activation goes by the activation's name", {
  x <- keras_input(c(4, 6))
  written <- \(layer) get_config(layer)[["function"]]$config
  expect_identical(written(layer_lambda(f = op_relu)), "relu")
  expect_identical(written(layer_lambda(f = op_hard_swish)), "hard_silu")
  model <- keras_model(x, layer_lambda(x, op_leaky_relu))
  expect_identical(as_json(from_config(as_json(model))), as_json(model))
  expect_identical(get_config(layer_dense(units = 2, activation = op_tanh))$activation, "tanh")
  operation <- operations_of(x, op_map(x, op_softmax))[[1L]]
  expect_identical(
    operation$inbound_nodes[[1L]]$args[[1L]], function_in_text("softmax")
  )
  # Its axes count from 1, as those of other operations.
  layer <- layer_lambda(f = op_glu, arguments = list(axis = 2))
  expect_identical(as.list(layer(x)$shape), list(NULL, 2L, 6L))
  expect_identical(get_config(layer)$arguments, list(axis = 1L))
  # Others have no name that Keras finds, or other defaults.
  expect_identical(written(layer_lambda(f = op_abs)), "op_abs")
  expect_identical(written(layer_lambda(f = op_gelu)), "op_gelu")
})

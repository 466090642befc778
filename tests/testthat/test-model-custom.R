model_mlp <- Model(
  "MLP",
  initialize = function(units, ...) {
    super$initialize(...)
    self$units <- units
    self$hidden <- layer_dense(units = units, name = "hidden")
    self$heads <- list(layer_dense(units = 2, name = "a"), layer_dense(units = 1, name = "b"))
  },
  call = function(x, training = NULL) {
    x <- self$hidden(x)
    list(self$heads[[1]](x), self$heads[[2]](x))
  },
  get_config = function() c(super$get_config(), list(units = self$units))
)

test_that("a subclassed model is a model", {
  clear_session()
  model <- model_mlp(units = 4L)
  expect_s3_class(model, "keras.src.models.model.Model")
  expect_false(model$built)
  out <- model(keras_input(3))
  expect_identical(lapply(out, \(x) x$shape), list(shape(NA, 2), shape(NA, 1)))
  expect_identical(vapply(model$layers, \(l) l$name, ""), c("hidden", "a", "b"))
  expect_identical(get_layer(model, "a"), model$heads[[1]])
  expect_identical(get_layer(model, index = 3), model$heads[[2]])
  expect_identical(model$weights[[1]]$path, "mlp/hidden/kernel")
  expect_identical(count_params(model), 31L)
  expect_output(print(model), "hidden (Dense)", fixed = TRUE)
  expect_error(model$inputs, class = "keratin_error_state")
})

test_that("build() runs call()", {
  model <- model_mlp(units = 4L)
  model$build(shape(NA, 3))
  expect_true(model$built)
  expect_length(model$weights, 6)
})

test_that("the envelope is what Keras writes", {
  model <- model_mlp(units = 4L, name = "m")
  model$build(shape(NA, 3))
  envelope <- parse_json(as_json(model))
  expect_identical(
    names(envelope),
    c("module", "class_name", "config", "registered_name", "build_config", "compile_config")
  )
  expect_identical(names(envelope$config), c("name", "trainable", "dtype", "units"))
  expect_identical(envelope$build_config, list(input_shape = list(NULL, 3L)))
  again <- from_config(envelope, list(model_mlp))
  expect_identical(as_json(again), as_json(model))
  # Reading builds, as saved weights need it.
  expect_length(again$weights, 6)
  envelope$build_config$input_shape[[2]] <- 8L
  expect_identical(from_config(envelope, list(model_mlp))$weights[[1]]$shape, shape(8, 4))
})

test_that("a stale build config gives way to the call", {
  model <- model_mlp(units = 4L, name = "m")
  model$build(shape(NA, 3))
  again <- from_config(as_json(model), list(model_mlp))
  again(keras_input(5))
  expect_identical(again$weights[[1]]$shape, shape(5, 4))
  expect_length(again$weights, 6)
})

test_that("models inside others, subclassed, functional and sequential", {
  clear_session()
  model_pair <- Model(
    "Pair",
    initialize = function(...) {
      super$initialize(...)
      self$one <- model_mlp(units = 3L, name = "one")
      self$two <- keras_model_sequential(name = "two") |> layer_dense(5)
    },
    call = function(inputs) self$two(self$one(inputs)[[1]])
  )
  x <- keras_input(4, name = "x")
  out <- x |> layer_dense(6, name = "first") |> model_pair(name = "pair")()
  model <- keras_model(x, out, name = "whole")
  expect_identical(model$output_shape, shape(NA, 5))
  paths <- vapply(model$weights, \(w) w$path, "")
  expect_identical(paths[c(1, 3, 9)], c("first/kernel", "pair/one/hidden/kernel", "pair/two/dense/kernel"))
  objects <- list(model_pair, model_mlp)
  again <- from_config(get_config(model), objects)
  expect_identical(as_json(again), as_json(model))
  expect_error(from_config(get_config(model)), "Pair", class = "keratin_error_class")
  file <- withr::local_tempfile(fileext = ".rds")
  saveRDS(model, file)
  expect_identical(as_json(readRDS(file)), as_json(model))
})

test_that("a model of inputs and outputs is a functional one", {
  clear_session()
  model_f <- Model(
    "Graph",
    initialize = function(units = 2L, ...) {
      x <- keras_input(3)
      super$initialize(inputs = x, outputs = x |> layer_dense(units), ...)
    }
  )
  model <- model_f(name = "g")
  expect_s3_class(model, "keras.src.models.functional.Functional")
  expect_identical(model$output_shape, shape(NA, 2))
  expect_true(model$built)
  expect_identical(names(get_config(model)), c("name", "units", "trainable", "dtype"))
  expect_identical(as_json(from_config(get_config(model), list(model_f))), as_json(model))
  # Keras clones such a model as a functional one.
  expect_identical(class(clone_model(model))[[1]], "keras.src.models.functional.Functional")
})

test_that("without initialize(), the graph is the config", {
  model_f <- Model("Bare", title = "bare")
  x <- keras_input(3, name = "x")
  model <- model_f(inputs = x, outputs = x |> layer_dense(2), name = "b")
  expect_identical(model$title, "bare")
  config <- get_config(model)
  expect_identical(names(config), c("name", "trainable", "layers", "input_layers", "output_layers"))
  again <- from_config(config, list(model_f))
  expect_identical(as_json(again), as_json(model))
  expect_identical(again$title, "bare")
  expect_identical(clone_model(model)$title, "bare")
})

test_that("a model without a config says so", {
  model_held <- Model("Held",
    initialize = function(layer, ...) {
      super$initialize(...)
      self$layer <- layer
    },
    call = function(x) self$layer(x)
  )
  model <- model_held(layer_dense(units = 2))
  expect_identical(model(keras_input(3))$shape, shape(NA, 2))
  expect_error(get_config(model), "get_config", class = "keratin_error_state")
  expect_error(as_json(model), "Held", class = "keratin_error_state")
  expect_error(clone_model(model), "Held", class = "keratin_error_state")
  x <- keras_input(3)
  whole <- keras_model(x, model(x))
  expect_error(get_config(whole), "Held", class = "keratin_error_state")
  # It is passed by where a function makes its clone.
  same <- clone_model(whole, clone_function = \(layer) layer)
  expect_identical(same$layers[[2]], model)
})

test_that("training methods are kept, and aliases are the same functions", {
  model_t <- Model("T", train_step = function(data) list(data = data), call = function(x) x)
  expect_identical(model_t()$train_step(3), list(data = 3))
  expect_identical(new_model_class, Model)
})

layer_my_dense <- Layer(
  "MyDense",
  initialize = function(units, activation = NULL, ...) {
    super$initialize(...)
    self$units <- units
    self$activation <- activation
  },
  build = function(input_shape) {
    last <- input_shape[[length(input_shape)]]
    self$kernel <- self$add_weight(
      shape(last, self$units), name = "kernel",
      initializer = "glorot_uniform", regularizer = regularizer_l2(0.1)
    )
    self$scale <- self$add_weight(
      self$units, name = "scale", initializer = "ones", trainable = FALSE
    )
  },
  compute_output_shape = function(input_shape) {
    input_shape[[length(input_shape)]] <- self$units
    input_shape
  }
)

test_that("a custom layer builds, knows its shape and its weights", {
  clear_session()
  x <- keras_input(3)
  layer <- layer_my_dense(units = 8L)
  expect_identical(layer(x)$shape, shape(NA, 8))
  expect_identical(layer$name, "my_dense")
  expect_identical(layer$units, 8L)
  paths <- vapply(layer$weights, \(w) w$path, "")
  expect_identical(paths, c("my_dense/kernel", "my_dense/scale"))
  expect_identical(layer$weights[[1]]$shape, shape(3, 8))
  expect_length(layer$trainable_weights, 1)
  expect_identical(count_params(layer), 32L)
  expect_identical((x |> layer_my_dense(units = 2L))$shape, shape(NA, 2))
})

test_that("without get_config() the config is the arguments", {
  layer <- layer_my_dense(units = 8L, name = "mine")
  config <- get_config(layer)
  expect_identical(config$units, 8L)
  expect_identical(config$name, "mine")
  expect_identical(names(config), c("name", "units", "activation", "trainable", "dtype"))
  expect_identical(attr(config, "class_name"), "MyDense")
})

test_that("a layer is found again in custom_objects, named or not", {
  layer <- layer_my_dense(units = 8L, name = "mine")
  config <- get_config(layer)
  for (objects in list(
    list(layer_my_dense), list(MyDense = layer_my_dense), layer_my_dense
  )) {
    expect_identical(get_config(from_config(config, objects)), config)
  }
  # The class itself is known as long as the session has it.
  expect_identical(get_config(from_config(config)), config)
  error <- expect_error(from_config(as_json(layer)), class = "keratin_error_class")
  expect_match(conditionMessage(error), "MyDense", fixed = TRUE)
  expect_match(conditionMessage(error), "custom_objects", fixed = TRUE)
})

test_that("models with custom layers are saved and loaded", {
  model <- keras_model_sequential(input_shape = 3, name = "m") |>
    layer_my_dense(units = 4L, name = "mine") |>
    layer_dense(1, name = "out")
  file <- withr::local_tempfile(fileext = ".json")
  save_model_config(model, file)
  again <- load_model_config(file, custom_objects = list(layer_my_dense))
  expect_identical(as_json(again), as_json(model))
  expect_error(load_model_config(file), class = "keratin_error_class")
  clone <- with_custom_object_scope(list(layer_my_dense), clone_model(model))
  expect_identical(get_config(clone)$layers, get_config(model)$layers)
})

test_that("one error names all classes that are missing", {
  layer_other <- Layer("Other", compute_output_shape = function(input_shape) input_shape)
  model <- keras_model_sequential(input_shape = 3) |>
    layer_my_dense(units = 4L) |>
    layer_other() |>
    layer_my_dense(units = 2L)
  error <- expect_error(from_config(get_config(model)), class = "keratin_error_class")
  expect_identical(error$received, list("MyDense", "Other"))
  expect_match(conditionMessage(error), "custom_objects = list(MyDense, Other)", fixed = TRUE)
})

test_that("get_config() and from_config() of the class are used", {
  layer_scale <- Layer(
    "Scale",
    initialize = function(factor, ...) {
      super$initialize(...)
      private$factor <- factor
    },
    get_config = function() {
      c(super$get_config(), list(factor = private$factor, doubled = TRUE))
    },
    from_config = function(cls, config) {
      config$doubled <- NULL
      config$factor <- config$factor * 2
      do.call(cls, config)
    },
    compute_output_shape = function(input_shape) input_shape,
    private = list(factor = NULL)
  )
  layer <- layer_scale(factor = 3, name = "s")
  config <- get_config(layer)
  expect_identical(names(config), c("name", "trainable", "dtype", "factor", "doubled"))
  again <- from_config(config, custom_objects = list(layer_scale))
  expect_identical(get_config(again)$factor, 6)
})

test_that("a class inherits from another, methods may name self", {
  layer_twice <- Layer(
    "Twice",
    inherit = layer_my_dense,
    initialize = function(self, ...) {
      super$initialize(...)
      self$calls <- 0L
    },
    build = function(self, input_shape) {
      super$build(input_shape)
      self$extra <- self$add_weight(shape(1), name = "extra")
    },
    compute_output_shape = function(input_shape) {
      out <- super$compute_output_shape(input_shape)
      out[[length(out)]] <- out[[length(out)]] * 2L
      out
    }
  )
  layer <- layer_twice(units = 3L)
  expect_identical(layer(keras_input(2))$shape, shape(NA, 6))
  expect_length(layer$weights, 3)
  expect_identical(layer$calls, 0L)
})

test_that("layers assigned to self belong to the layer", {
  layer_block <- Layer(
    "Block",
    initialize = function(units, ...) {
      super$initialize(...)
      self$units <- units
      self$first <- layer_dense(units = units, name = "first")
      self$rest <- list(layer_dense(units = units, name = "second"))
    },
    build = function(input_shape) {
      shape <- input_shape
      for (layer in c(list(self$first), self$rest)) {
        layer$build(shape)
        shape <- shape(NA, self$units)
      }
    },
    compute_output_shape = function(input_shape) shape(NA, self$units)
  )
  layer <- layer_block(units = 2L, name = "block")
  layer(keras_input(3))
  expect_identical(
    vapply(layer$weights, \(w) w$path, ""),
    c("block/first/kernel", "block/first/bias", "block/second/kernel", "block/second/bias")
  )
  layer$trainable <- FALSE
  expect_false(layer$first$trainable)
})

test_that("mistakes in a class are told", {
  no_super <- Layer("NoSuper", initialize = function(...) NULL)
  expect_error(no_super(), "super", class = "keratin_error_state")
  no_shape <- Layer("NoShape")
  error <- expect_error(no_shape()(keras_input(2)), class = "keratin_error_state")
  expect_match(conditionMessage(error), "compute_output_shape", fixed = TRUE)
  fails <- Layer("Fails",
    build = function(input_shape) rlang::abort("mine", class = "my_error"),
    compute_output_shape = function(input_shape) input_shape
  )
  expect_error(fails()(keras_input(2)), "mine", class = "my_error")
  objects <- Layer("Objects", initialize = function(f, ...) {
    super$initialize(...)
  })
  expect_error(get_config(objects(f = function(x) x)), class = "keratin_error_state")
  expect_error(Layer(1), class = "keratin_error_config")
  expect_error(Layer("A", inherit = 1), class = "keratin_error_config")
})

test_that("new_layer_class() is Layer()", {
  MyLayer <- new_layer_class(
    "MyLayer",
    initialize = function(units = 2L, ...) {
      super$initialize(...)
      self$units <- units
    },
    compute_output_shape = function(input_shape) shape(NA, self$units)
  )
  layer <- MyLayer(units = 5L)
  expect_identical(new_layer_class, Layer)
  expect_identical(MyLayer(keras_input(3), 4L)$shape, shape(NA, 4))
  expect_identical(layer(keras_input(3))$shape, shape(NA, 5))
  expect_output(print(MyLayer), "<class MyLayer>", fixed = TRUE)
})

test_that("layers and their classes are freed", {
  freed <- 0
  make <- function() {
    layer_a <- Layer("A", initialize = function(...) {
      super$initialize(...)
      self$token <- new.env()
      reg.finalizer(self$token, function(e) freed <<- freed + 1)
    }, compute_output_shape = function(input_shape) input_shape)
    for (i in 1:20) {
      layer_a()(keras_input(2))
    }
  }
  make()
  for (i in 1:3) gc()
  expect_identical(freed, 20)
})

test_that("a config without get_config() has the defaults, as in Keras", {
  layer_wide <- Layer(
    "Wide",
    initialize = function(
      units, rate = 0.5, width = 2L * units, kind = NULL, by = mean, ...
    ) {
      super$initialize(...)
    }
  )
  config <- get_config(layer_wide(units = 3L, dtype = "float16", name = "x"))
  expect_identical(
    names(config),
    c("name", "units", "rate", "width", "kind", "dtype", "trainable")
  )
  expect_identical(config$width, 6L)
  expect_null(config$kind)
  again <- from_config(config, custom_objects = list(layer_wide))
  expect_identical(get_config(again), config)
})

test_that("a layer says what its inputs must be like", {
  picky <- Layer(
    "Picky", initialize = function(...) {
      super$initialize(...)
      self$input_spec <- input_spec(min_ndim = 3L)
    },
    build = function(input_shape) {
      self$input_spec <- input_spec(
        min_ndim = 3L, axes = list("-1" = input_shape[[length(input_shape)]])
      )
    },
    call = function(inputs) inputs
  )
  layer <- picky()
  expect_error(layer(keras_input(4)), class = "keratin_error_shape")
  expect_identical(as.list(dim(layer(keras_input(c(2, 4))))), list(NA_integer_, 2L, 4L))
  expect_error(
    layer(keras_input(c(2, 5))), "axis -1 of size 4", class = "keratin_error_shape"
  )
})

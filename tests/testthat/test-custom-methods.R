test_that("call() on layers gives shape and dtype, and builds them", {
  clear_session()
  layer_mlp <- Layer("MLP",
    initialize = function(units, ...) {
      super$initialize(...)
      self$blocks <- lapply(units, \(n) layer_dense(units = n))
    },
    call = function(inputs) {
      for (block in self$blocks) inputs <- block(inputs)
      inputs
    }
  )
  layer <- layer_mlp(units = c(4L, 2L))
  out <- layer(keras_input(3, dtype = "float16"))
  expect_identical(out$shape, shape(NA, 2))
  expect_identical(out$dtype, "float32")
  expect_identical(
    vapply(layer$weights, \(w) w$path, ""),
    c("mlp/dense/kernel", "mlp/dense/bias", "mlp/dense_1/kernel", "mlp/dense_1/bias")
  )
  # Calls inside are none of the graph's.
  expect_identical(out$name, "keras_tensor_1")
  expect_error(layer$blocks[[1]]$output, class = "keratin_error_state")
  built <- layer_mlp(units = 4L)
  built$build(shape(NA, 7))
  expect_identical(count_params(built), 32L)
})

test_that("call() gives lists, and takes several tensors and values", {
  layer_split <- Layer("Split",
    initialize = function(...) {
      super$initialize(...)
      self$a <- layer_dense(units = 2)
      self$b <- layer_dense(units = 3)
    },
    call = function(x, y = NULL, training = FALSE, scale = 1) {
      list(x = self$a(x), y = if (!is.null(y)) self$b(y), wide = if (scale > 1) x)
    }
  )
  out <- layer_split()(keras_input(5))
  expect_identical(out$x$shape, shape(NA, 2))
  both <- layer_split()(keras_input(5), y = keras_input(6), scale = 2)
  expect_identical(both$y$shape, shape(NA, 3))
  expect_identical(both$wide$shape, shape(NA, 5))
})

test_that("a call in a model is written with its arguments, and read", {
  clear_session()
  layer_gate <- Layer("Gate",
    initialize = function(...) {
      super$initialize(...)
      self$dense <- layer_dense(units = 4)
    },
    call = function(x, mask = NULL, training = NULL, power = 2L) self$dense(x)
  )
  x <- keras_input(3, name = "x")
  model <- keras_model(x, layer_gate(name = "gate")(x, power = 3L))
  kwargs <- get_config(model)$layers[["gate"]]$inbound_nodes[[1]]$kwargs
  expect_identical(kwargs$power, 3L)
  again <- from_config(get_config(model), list(layer_gate))
  expect_identical(as_json(again), as_json(model))
})

test_that("build() and compute_output_shape() take the shapes they name", {
  seen <- list()
  layer_two <- Layer("Two",
    build = function(query_shape, value_shape) {
      seen <<- list(query_shape, value_shape)
      self$w <- self$add_weight(shape(query_shape[[2]], value_shape[[2]]), name = "w")
    },
    call = function(query, value) query,
    compute_output_shape = function(value_shape, query_shape) value_shape
  )
  layer <- layer_two(name = "two")
  out <- layer(keras_input(3), keras_input(4))
  expect_identical(seen, list(shape(NA, 3), shape(NA, 4)))
  expect_identical(out$shape, shape(NA, 4))
  expect_identical(
    serialize_keras_object(layer)$build_config,
    list(shapes_dict = list(query_shape = list(NULL, 3L), value_shape = list(NULL, 4L)))
  )
  again <- deserialize_keras_object(serialize_keras_object(layer), list(layer_two))
  expect_identical(again$weights[[1]]$shape, shape(3, 4))
  by_name <- layer_two()
  by_name$build(query_shape = shape(NA, 1), value_shape = shape(NA, 2))
  expect_identical(by_name$weights[[1]]$shape, shape(1, 2))
  expect_error(
    Layer("Bad", build = function(a, b) NULL, call = function(a, b) a)(),
    "takes shapes", class = "keratin_error_config"
  )
})

test_that("compute_output_spec() gives a tensor of the output's shape", {
  layer_count <- Layer("Count",
    call = function(inputs) stop("not run"),
    compute_output_spec = function(inputs) {
      keras_input(batch_shape = c(inputs$shape[[1]], NA), dtype = "int32")
    }
  )
  out <- layer_count()(keras_input(batch_shape = c(2, 3)))
  expect_identical(out$shape, shape(2, NA))
  expect_identical(out$dtype, "int32")
})

test_that("a class inherits from one of Keras's own", {
  clear_session()
  layer_noted <- Layer("Noted",
    inherit = layer_dense,
    initialize = function(units, note = "", ...) {
      super$initialize(units, ...)
      self$note <- note
    },
    build = function(input_shape) {
      super$build(input_shape)
      self$scale <- self$add_weight(shape(self$units), name = "scale", initializer = "ones")
    },
    call = function(inputs) super$call(inputs),
    get_config = function() c(super$get_config(), list(note = self$note))
  )
  layer <- layer_noted(units = 4L, activation = "relu", note = "first", name = "n")
  expect_s3_class(layer, "keras.src.layers.core.dense.Dense")
  expect_identical(layer(keras_input(3))$shape, shape(NA, 4))
  expect_identical(
    vapply(layer$weights, \(w) w$path, ""), c("n/kernel", "n/bias", "n/scale")
  )
  own <- names(get_config(layer_dense(units = 4)))
  expect_identical(names(get_config(layer)), c(own, "note"))
  again <- from_config(get_config(layer), list(layer_noted))
  expect_identical(get_config(again), get_config(layer))
  expect_error(layer_noted(units = 4L, unknown = 1), "unknown", class = "keratin_error_config")
  # 1-based axes are converted as layer_concatenate() does it.
  layer_join <- Layer("Join", inherit = layer_concatenate)
  expect_identical(get_config(layer_join(axis = 2L))$axis, 1L)
})

test_that("a class of Keras's own is inherited through several of R's", {
  layer_a <- Layer("A", inherit = layer_lstm, label = "a")
  layer_b <- Layer("B", inherit = layer_a, label = "b")
  layer <- layer_b(units = 3L, return_sequences = TRUE)
  expect_identical(layer$label, "b")
  expect_identical(layer(keras_input(c(5, 2)))$shape, shape(NA, 5, 3))
  expect_length(layer$weights, 3)
  expect_s3_class(layer, "keras.src.layers.rnn.lstm.LSTM")
})

test_that("add_weight() takes all its arguments", {
  layer_w <- Layer("W",
    initialize = function(...) {
      super$initialize(...)
      self$early <- self$add_weight(name = "early")
    },
    build = function(input_shape) {
      self$kernel <- self$add_weight(
        shape = c(2, 3), initializer = "ones", dtype = "float16",
        regularizer = regularizer_l2(0.1), constraint = "non_neg", autocast = FALSE,
        aggregation = "sum", overwrite_with_gradient = TRUE, name = "kernel"
      )
      self$count <- self$add_variable(shape(), dtype = "int32", trainable = FALSE)
    },
    call = function(x) x
  )
  layer <- layer_w(name = "w")
  expect_identical(vapply(layer$weights, \(w) w$path, ""), "w/early")
  layer$build(shape(NA, 1))
  shown <- vapply(layer$weights, format, "")
  expect_match(shown[[2]], "<Variable path=w/kernel, shape=(2, 3), dtype=float16>", fixed = TRUE)
  expect_match(shown[[3]], "shape=(), dtype=int32, trainable=FALSE", fixed = TRUE)
  expect_identical(layer$weights[[1]]$initializer$`__class__`$`__name__`, "GlorotUniform")
  expect_identical(layer$weights[[3]]$initializer$`__class__`$`__name__`, "Zeros")
  bad <- function(...) {
    args <- list(...)
    Layer("Bad", call = function(x) x,
      build = function(s) do.call(self$add_weight, args))()$build(shape(NA, 1))
  }
  expect_error(bad(aggregation = "median"), class = "keratin_error_config")
  expect_error(bad(shape = c(NA, 2)), class = "keratin_error_shape")
  expect_error(bad(trainable = "yes"), class = "keratin_error_config")
  expect_error(bad(initializer = "nothing"), class = "keratin_error_class")
})

test_that("add_loss() is taken, add_metric() refused as in Keras", {
  layer_l <- Layer("L", call = function(x) {
    self$add_loss(x)
    x
  }, measure = function() self$add_metric("mse"))
  expect_identical(layer_l()(keras_input(2))$shape, shape(NA, 2))
  expect_error(layer_l()$measure(), "add_metric", class = "keratin_error_state")
})

test_that("build configs can be the class's own", {
  layer_v <- Layer("Vocabulary",
    initialize = function(...) {
      super$initialize(...)
      self$words <- NULL
    },
    build = function(input_shape) NULL,
    call = function(x) x,
    get_build_config = function() c(super$get_build_config(), list(words = self$words)),
    build_from_config = function(config) {
      self$words <- unlist(config$words)
      super$build_from_config(config["input_shape"])
    }
  )
  layer <- layer_v(name = "v")
  layer$words <- c("a", "b")
  layer$build(shape(NA, 1))
  envelope <- serialize_keras_object(layer)
  expect_identical(envelope$build_config, list(input_shape = list(NULL, 1L), words = list("a", "b")))
  again <- deserialize_keras_object(envelope, list(layer_v))
  expect_identical(again$words, c("a", "b"))
  expect_true(again$built)
})

test_that("built and supports_masking can be set", {
  layer_m <- Layer("M",
    initialize = function(...) {
      super$initialize(...)
      self$supports_masking <- TRUE
      self$built <- TRUE
    },
    call = function(x) x
  )
  layer <- layer_m()
  expect_true(layer$supports_masking)
  expect_true(layer$built)
  masked <- Layer("K", call = function(x) x, compute_mask = function(inputs, mask) mask)
  expect_true(masked()$supports_masking)
})

test_that("layers that call() makes are reported", {
  layer_s <- Layer("Strange", call = function(x) layer_dense(x, units = 2, name = "lost"))
  expect_warning(out <- layer_s()(keras_input(3)), "`lost`", class = "keratin_warning_state")
  expect_identical(out$shape, shape(NA, 2))
  outside <- layer_dense(units = 2, name = "outside")
  layer_o <- Layer("Outside", call = function(x) outside(x))
  expect_warning(layer_o()(keras_input(3)), "`outside`", class = "keratin_warning_state")
  # What has no weights may be made anywhere.
  layer_f <- Layer("Free", call = function(x) layer_concatenate(x, layer_dropout(x, 0.5)))
  expect_no_warning(out <- layer_f()(keras_input(3)))
  expect_identical(out$shape, shape(NA, 6))
  assigns <- Layer("Assigns", call = function(x) {
    self$dense <- layer_dense(units = 2)
    self$dense(x)
  })
  expect_error(assigns()(keras_input(3)), "built already", class = "keratin_error_state")
})

test_that("what stops call() is told", {
  bad <- Layer("Bad", call = function(x) strsplit(x, ""))
  error <- expect_error(bad(name = "bad")(keras_input(2)), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "strsplit(x", fixed = TRUE)
  expect_match(conditionMessage(error), "compute_output_shape", fixed = TRUE)
  expect_s3_class(error$parent, "simpleError")
  none <- Layer("None", call = function(x) NULL)
  expect_error(none()(keras_input(2)), "symbolic tensors", class = "keratin_error_graph")
  expect_error(Layer("A")()(keras_input(2)), "no method `call()`",
    fixed = TRUE, class = "keratin_error_state")
})

test_that("the config without get_config() is Keras's", {
  plain <- Layer("Plain", initialize = function(units = 2L) super$initialize(), call = function(x) x)
  expect_identical(names(get_config(plain())), c("units", "trainable", "dtype"))
  named <- Layer("Named",
    initialize = function(units = 2L, name = NULL) super$initialize(name = name),
    call = function(x) x
  )
  config <- get_config(named(name = "n"))
  expect_identical(names(config), c("name", "units", "trainable", "dtype"))
  frozen <- from_config(get_config(local({
    layer <- plain()
    layer$trainable <- FALSE
    layer
  })), list(plain))
  expect_false(frozen$trainable)
  holds <- Layer("Holds", initialize = function(layer, ...) super$initialize(...), call = function(x) x)
  error <- expect_error(
    get_config(holds(layer = layer_dense(units = 1))), class = "keratin_error_state"
  )
  expect_match(conditionMessage(error), "`layer`", fixed = TRUE)
  expect_match(conditionMessage(error), "get_config", fixed = TRUE)
})

test_that("weights are operands in call()", {
  layer_affine <- Layer("Affine",
    build = function(input_shape) {
      self$scale <- self$add_weight(shape(input_shape[[2]]), name = "scale")
    },
    call = function(inputs) inputs * self$scale + (self$scale + self$scale)
  )
  layer <- layer_affine(name = "affine")
  expect_identical(layer(keras_input(3))$shape, shape(NA, 3))
  # Operations inside a layer are none of the graph's.
  clear_session()
  x <- keras_input(3)
  model <- keras_model(x, layer_affine()(x) + x)
  names <- vapply(model$operations, \(op) op$name, "")
  expect_identical(names, c("input_layer", "affine", "add"))
})

test_that("losses are none where no weight has a penalty", {
  expect_identical(layer_dense(units = 1)$losses, list())
  layer <- layer_dense(units = 1, kernel_regularizer = "l2")
  layer$build(shape(NA, 2))
  expect_error(layer$losses, "penalty", class = "keratin_error_state")
})

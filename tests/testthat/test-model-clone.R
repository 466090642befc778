nested <- function() {
  inner <- keras_model_sequential(input_shape = 2, name = "inner") |>
    layer_dense(3, name = "in")
  x <- keras_input(2)
  mid <- keras_model(x, x |> inner() |> layer_dense(2, name = "m"), name = "mid")
  x <- keras_input(2)
  keras_model(x, x |> mid() |> layer_dense(2, name = "o"), name = "outer")
}

anew <- function(layer) layer$`__class__`$from_config(layer$get_config())

test_that("a clone has the same configs and other layers", {
  model <- keras_model_sequential(input_shape = 4, name = "s") |>
    layer_dense(8, activation = "relu", name = "a") |>
    layer_dense(1, name = "b")
  clone <- clone_model(model)
  expect_identical(as_json(clone), as_json(model))
  expect_false(identical(clone$layers[[1]], model$layers[[1]]))
  expect_identical(clone$name, "s")
})

test_that("a seed everywhere", {
  model <- keras_model_sequential(input_shape = 4) |>
    layer_dense(8) |> layer_dropout(0.5) |> layer_dense(1)
  clone <- clone_model(model, clone_function = function(layer) {
    config <- layer$get_config()
    if ("seed" %in% names(config)) config$seed <- 1337L
    layer$`__class__`$from_config(config)
  })
  expect_identical(clone$layers[[2]]$seed, 1337L)
  expect_null(model$layers[[2]]$seed)
})

test_that("a dropout after each dense layer, the layers reused", {
  x <- keras_input(728)
  model <- keras_model(x, x |> layer_dense(32, activation = "relu") |> layer_dense(1))
  clone <- clone_model(
    model,
    clone_function = \(layer) layer,
    call_function = function(layer, ...) {
      out <- layer(...)
      if (inherits(layer, "keras.src.layers.core.dense.Dense")) {
        out <- out |> layer_dropout(0.5)
      }
      out
    }
  )
  classes <- vapply(clone$layers, \(l) l$`__class__`$`__name__`, "")
  expect_identical(classes, c("InputLayer", "Dense", "Dropout", "Dense", "Dropout"))
  expect_identical(clone$layers[[2]], model$layers[[2]])
})

test_that("layers are replaced, and wrapped", {
  x <- keras_input(c(5, 3))
  model <- keras_model(x, x |> layer_lstm(4, return_sequences = TRUE) |> layer_lstm(2) |> layer_dense(1))
  clone <- clone_model(model, clone_function = function(layer) {
    copy <- anew(layer)
    if (inherits(layer, "keras.src.layers.rnn.lstm.LSTM")) bidirectional(layer = copy) else copy
  })
  classes <- vapply(clone$layers, \(l) l$`__class__`$`__name__`, "")
  expect_identical(classes, c("InputLayer", "Bidirectional", "Bidirectional", "Dense"))
  expect_identical(clone$layers[[2]]$output$shape, shape(NA, 5, 8))
})

test_that("functions are given what Keras gives them", {
  seen <- character()
  note <- function(layer) {
    seen <<- c(seen, layer$name)
    anew(layer)
  }
  call <- function(layer, ...) {
    seen <<- c(seen, layer$name)
    layer(...)
  }
  model <- nested()
  clone_model(model, clone_function = note)
  expect_identical(seen, c("mid", "o"))
  seen <- character()
  clone_model(model, clone_function = note, recursive = TRUE)
  expect_identical(seen, c("in", "m", "o"))
  seen <- character()
  clone_model(model, call_function = call, recursive = TRUE)
  expect_identical(seen, c("inner", "m", "mid", "o"))
  seen <- character()
  clone_model(model, call_function = call)
  expect_identical(seen, c("mid", "o"))
})

test_that("a shared layer is shared in the clone, at every level", {
  shared <- layer_dense(units = 2, name = "shared")
  x <- keras_input(2, name = "x")
  inner <- keras_model(x, shared(shared(x)), name = "inner")
  x <- keras_input(2, name = "x")
  model <- keras_model(x, x |> inner() |> shared())
  for (clone in list(clone_model(model), clone_model(model, clone_function = anew))) {
    expect_identical(
      vapply(clone$layers, \(l) l$name, ""), vapply(model$layers, \(l) l$name, "")
    )
  }
  clone <- clone_model(model, recursive = TRUE)
  expect_identical(get_layer(get_layer(clone, "inner"), "shared"), get_layer(clone, "shared"))
  expect_length(clone$weights, 2)
})

test_that("the clone begins with the tensors it is given", {
  x <- keras_input(4, name = "new")
  model <- keras_model_sequential(input_shape = 4) |> layer_dense(2)
  expect_identical(clone_model(model, input_tensors = x)$output_shape, shape(NA, 2))
  a <- keras_input(2, name = "a")
  b <- keras_input(2, name = "b")
  model <- keras_model(list(a = a, b = b), layer_concatenate(a, b))
  y <- list(a = keras_input(2, name = "c"), b = keras_input(2, name = "d"))
  expect_identical(clone_model(model, input_tensors = y)$input_names, list("c", "d"))
})

test_that("custom layers are cloned, and what R raises goes through", {
  layer_a <- Layer("A",
    initialize = function(n, ...) {
      super$initialize(...)
      self$dense <- layer_dense(units = n)
    },
    call = function(x) self$dense(x)
  )
  model <- keras_model_sequential(input_shape = 3) |> layer_a(n = 2L, name = "a")
  clone <- clone_model(model)
  expect_identical(as_json(clone), as_json(model))
  expect_false(identical(clone$layers[[1]], model$layers[[1]]))
  expect_error(
    clone_model(model, clone_function = \(layer) rlang::abort("no", class = "mine")),
    class = "mine"
  )
})

test_that("a subclassed model is cloned by its config", {
  model_m <- Model("M",
    initialize = function(units, ...) {
      super$initialize(...)
      self$dense <- layer_dense(units = units)
    },
    call = function(x) self$dense(x)
  )
  model <- model_m(3L, name = "m")
  model$build(shape(NA, 2))
  clone <- clone_model(model)
  expect_identical(as_json(clone), as_json(model))
  expect_length(clone$weights, 2)
  for (args in list(
    list(clone_function = anew), list(call_function = anew), list(input_tensors = keras_input(2))
  )) {
    expect_error(
      do.call(clone_model, c(list(model), args)), "as a whole", class = "keratin_error_graph"
    )
  }
})

test_that("what a model is compiled with goes with the clone", {
  text <- as_json(keras_model_sequential(input_shape = 4) |> layer_dense(2))
  envelope <- parse_json(text)
  envelope$compile_config <- list(
    optimizer = "sgd", loss = "mse", loss_weights = NULL, metrics = NULL
  )
  model <- from_config(envelope)
  clone <- clone_model(model, clone_function = anew)
  expect_identical(
    parse_json(as_json(clone))$compile_config, parse_json(as_json(model))$compile_config
  )
})

test_that("what Keras refuses is refused", {
  sequential <- keras_model_sequential(input_shape = 2) |> layer_dense(1)
  x <- keras_input(2)
  functional <- keras_model(x, x |> layer_dense(1))
  call <- function(layer, ...) layer(...)
  refused <- function(..., class = "keratin_error_graph") {
    expect_error(clone_model(...), class = class)
  }
  refused(sequential, call_function = call)
  refused(sequential, call_function = call, recursive = TRUE)
  refused(sequential, input_tensors = list(x, x))
  refused(sequential, input_tensors = 3)
  refused(functional, input_tensors = list(x, x))
  refused(functional, input_tensors = list(x))
  refused(functional, call_function = \(layer, ...) 3)
  refused(functional, clone_function = \(layer) 3, class = "keratin_error_class")
  refused(functional, clone_function = 3, class = "keratin_error_config")
  refused(functional, call_function = "f", class = "keratin_error_config")
  refused(functional, cache = list(), class = "keratin_error_config")
  refused(3, class = "keratin_error_config")
})

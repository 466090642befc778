# What keras3's users do with layers of their own, topic by topic.

test_that("a cell of one's own is run by layer_rnn()", {
  cell_minimal <- Layer("MinimalCell",
    initialize = function(units, ...) {
      super$initialize(...)
      self$units <- units
      self$state_size <- units
    },
    build = function(input_shape) {
      self$kernel <- self$add_weight(shape(input_shape[[length(input_shape)]], self$units), name = "kernel")
      self$recurrent <- self$add_weight(shape(self$units, self$units), name = "recurrent")
    },
    call = function(inputs, states) {
      out <- inputs * 1
      list(out, list(out))
    }
  )
  layer <- layer_rnn(cell = cell_minimal(units = 32L))
  out <- layer(keras_input(c(NA, 5)))
  expect_identical(out$shape, shape(NA, 32))
  expect_length(layer$weights, 2)
  stacked <- layer_rnn(cell = list(cell_minimal(units = 32L), cell_minimal(units = 4L)))
  expect_identical(stacked(keras_input(c(NA, 5)))$shape, shape(NA, 4))
  text <- as_json(layer)
  expect_identical(as_json(from_config(text, list(cell_minimal))), text)
})

test_that("a layer of one's own stands in wrappers", {
  layer_last <- Layer("Last",
    initialize = function(units, ...) {
      super$initialize(...)
      self$dense <- layer_dense(units = units)
    },
    call = function(inputs) self$dense(inputs)
  )
  wrapped <- time_distributed(layer = layer_last(units = 3L))
  expect_identical(wrapped(keras_input(c(7, 2)))$shape, shape(NA, 7, 3))
  expect_identical(wrapped$weights[[1]]$shape, shape(2, 3))
  lstm <- Layer("MyLSTM", inherit = layer_lstm)
  both <- bidirectional(layer = lstm(units = 3L))
  expect_identical(both(keras_input(c(7, 2)))$shape, shape(NA, 6))
})

test_that("layers of one's own are frozen and thawed", {
  layer_block <- Layer("Block",
    initialize = function(...) {
      super$initialize(...)
      self$a <- layer_dense(units = 2, name = "a")
      self$norm <- layer_batch_normalization(name = "norm")
    },
    call = function(inputs) inputs |> self$a() |> self$norm()
  )
  model <- keras_model_sequential(input_shape = 3) |>
    layer_block(name = "block") |> layer_dense(1, name = "out")
  expect_length(model$trainable_weights, 6)
  freeze_weights(model, to = "block")
  expect_length(model$trainable_weights, 2)
  expect_false(get_layer(model, "block")$a$trainable)
  expect_false(get_config(model)$layers[["block"]]$config$trainable)
  again <- from_config(get_config(model), list(layer_block))
  expect_false(get_layer(again, "block")$trainable)
  expect_length(get_layer(again, "block")$trainable_weights, 0)
  unfreeze_weights(model)
  expect_length(model$trainable_weights, 6)
  expect_length(model$non_trainable_weights, 2)
})

test_that("functions are initializers, regularizers and constraints", {
  half <- function(shape, dtype = NULL) array(0.5, shape)
  small <- function(w) 0.1 * sum(w)
  positive <- function(w) pmax(w, 0)
  layer <- layer_dense(
    units = 1, kernel_initializer = half, kernel_regularizer = small, kernel_constraint = positive
  )
  config <- get_config(layer)
  expect_identical(config$kernel_initializer$config, "half")
  expect_identical(config$kernel_regularizer$config, "small")
  expect_identical(config$kernel_constraint$config, "positive")
  objects <- list(half = half, small = small, positive = positive)
  expect_identical(get_config(from_config(config, objects)), config)
  expect_error(from_config(config), class = "keratin_error_class")
})

test_that("the example of get_config(): units and activation", {
  layer_custom_dense <- Layer("CustomDense",
    initialize = function(units = 32, activation = NULL, ...) {
      super$initialize(...)
      self$units <- as.integer(units)
      self$dense <- layer_dense(units = units, activation = activation)
    },
    call = function(inputs) self$dense(inputs),
    get_config = function() {
      config <- super$get_config()
      config$units <- self$units
      config$activation <- serialize_keras_object(self$dense$activation)
      config
    },
    from_config = function(cls, config) {
      config$activation <- deserialize_keras_object(config$activation)
      cls(!!!config)
    }
  )
  x <- keras_input(4, name = "x")
  model <- keras_model(x, layer_custom_dense(x, 10, activation = "relu", name = "d"), name = "m")
  config <- get_config(model)
  expect_identical(config$layers[["d"]]$config$units, 10L)
  again <- from_config(config, custom_objects = list(CustomDense = layer_custom_dense))
  expect_identical(get_config(again), config)
  expect_identical(get_layer(again, "d")$dense$units, 10L)
  config$layers[["d"]]$config$units <- 64L
  edited <- from_config(config, list(layer_custom_dense))
  expect_identical(edited$output_shape, shape(NA, 64))
})

test_that("models of one's own layers are written to files and read", {
  layer_own <- Layer("Own",
    initialize = function(n, ...) {
      super$initialize(...)
      self$n <- n
      self$dense <- layer_dense(units = n)
    },
    call = function(inputs) self$dense(inputs)
  )
  model <- keras_model_sequential(input_shape = 3, name = "m") |> layer_own(n = 2L, name = "own")
  file <- withr::local_tempfile(fileext = ".json")
  save_model_config(model, file)
  expect_error(load_model_config(file), "Own", class = "keratin_error_class")
  for (load in list(
    \() load_model_config(file, custom_objects = list(Own = layer_own)),
    \() load_model_config(file, layer_own),
    \() with_custom_object_scope(list(layer_own), load_model_config(file))
  )) {
    expect_identical(as_json(load()), as_json(model))
  }
})

test_that("many clones with callbacks leave nothing behind", {
  layer_a <- Layer("A",
    initialize = function(...) {
      super$initialize(...)
      self$dense <- layer_dense(units = 2)
    },
    call = function(x) self$dense(x)
  )
  model <- keras_model_sequential(input_shape = 3) |> layer_a() |> layer_a()
  freed <- 0
  count <- \(e) freed <<- freed + 1
  counted <- function() {
    token <- new.env()
    reg.finalizer(token, count)
    token
  }
  for (i in 1:20) {
    clone <- clone_model(model, clone_function = function(layer) {
      copy <- from_config(get_config(layer))
      copy$token <- counted()
      copy
    })
  }
  rm(clone)
  for (i in 1:3) gc()
  expect_gte(freed, 38)
})

layer_masked <- Layer("Masked",
  initialize = function(units = 4L, ...) {
    super$initialize(...)
    self$units <- units
    self$inner <- list(layer_dense(units = units), layer_dropout(rate = 0.1))
  },
  build = function(input_shape) {
    self$gain <- self$add_weight(shape(1), name = "gain")
  },
  call = function(inputs, mask = NULL) {
    for (layer in self$inner) inputs <- layer(inputs)
    inputs * self$gain
  },
  compute_mask = function(inputs, previous_mask) previous_mask
)

masked_model <- function() {
  keras_model_sequential(input_shape = c(6, 3), name = "m") |>
    layer_masking(name = "mask") |>
    layer_masked(name = "own")
}

test_that("a thousand clones take no memory", {
  model <- masked_model()
  cells <- function(n) {
    for (i in seq_len(n)) clone_model(model)
    gc()
    gc()[["Ncells", 1L]]
  }
  before <- cells(50)
  # A clone that stayed would keep some 180 cells.
  expect_lt(cells(1000) - before, 30000)
})

test_that("clones are right while R collects all the time", {
  model <- masked_model()
  expected <- get_config(model)
  for (step in c(7, 31, 101)) {
    gctorture2(step)
    clone <- clone_model(model)
    gctorture2(0)
    expect_identical(get_config(clone)$layers, expected$layers)
    expect_length(clone$weights, 3)
  }
})

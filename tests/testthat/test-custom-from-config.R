layer_scale <- Layer(
  "Scale",
  initialize = function(factor = 1, initializer = "ones", ...) {
    super$initialize(...)
    self$factor <- factor
    self$initializer <- initializer
  },
  call = function(x) x,
  get_config = function() {
    c(super$get_config(), list(factor = self$factor, initializer = self$initializer))
  }
)

test_that("nested objects are given as objects or as envelopes", {
  layer <- layer_scale(initializer = initializer_he_normal(seed = 1L), name = "s")
  config <- get_config(layer)
  expect_identical(config$initializer$class_name, "HeNormal")
  again <- from_config(config, list(layer_scale))
  expect_s3_class(again$initializer, "keras.src.initializers.random_initializers.HeNormal")
  expect_identical(get_config(again), config)
  config$initializer <- initializer_zeros()
  expect_identical(
    get_config(from_config(config, list(layer_scale)))$initializer$class_name, "Zeros"
  )
  dense <- get_config(layer_dense(units = 3))
  dense$kernel_regularizer <- regularizer_l2(0.1)
  expect_identical(from_config(dense)$kernel_regularizer$l2, 0.1)
  dense$kernel_regularizer <- serialize_keras_object(regularizer_l1(0.5))
  expect_identical(from_config(dense)$kernel_regularizer$l1, 0.5)
})

test_that("from_config(cls, config) splices, and goes to the parent", {
  layer_a <- Layer("A",
    initialize = function(n, ...) {
      super$initialize(...)
      self$n <- n
    },
    call = function(x) x,
    from_config = function(cls, config) {
      config$n <- config$n + 1
      cls(!!!config)
    }
  )
  layer_b <- Layer("B", inherit = layer_a,
    from_config = function(config) {
      config$n <- config$n * 10
      super$from_config(config)
    }
  )
  expect_identical(from_config(get_config(layer_a(n = 1)), list(layer_a))$n, 2)
  b <- from_config(get_config(layer_b(n = 1)), list(layer_b))
  expect_identical(b$n, 11)
  expect_identical(b$`__class__`$`__name__`, "B")
  plain <- Layer("P", initialize = function(n = 1, ...) {
    super$initialize(...)
    self$n <- n
  }, call = function(x) x, from_config = function(cls, config) super$from_config(config))
  expect_identical(from_config(get_config(plain(n = 5)), list(plain))$n, 5)
  wrong <- Layer("W", call = function(x) x, from_config = function(cls, config) 3)
  expect_error(from_config(get_config(wrong()), list(wrong)), "object of the class",
    class = "keratin_error_class")
})

test_that("the class may be given beside a plain list", {
  expect_identical(from_config(list(factor = 3), class = layer_scale)$factor, 3)
  expect_identical(from_config(list(units = 3L), class = layer_dense)$units, 3L)
  type <- layer_scale()$`__class__`
  expect_identical(from_config(list(factor = 4), class = type)$factor, 4)
})

test_that("the configs of all inner layers of a model", {
  sequential <- keras_model_sequential(input_shape = 4, name = "s") |>
    layer_dense(8, name = "a") |> layer_dropout(0.5, name = "b")
  x <- keras_input(4, name = "x")
  functional <- keras_model(x, x |> layer_dense(4, name = "first") |> sequential(), name = "f")
  for (layer in c(sequential$layers, functional$layers)) {
    expect_identical(get_config(from_config(layer$get_config())), get_config(layer))
  }
  names <- vapply(get_config(functional)$layers, \(layer) layer$config$name, "")
  expect_identical(names, c("x", "first", "s"))
  inner <- get_config(functional)$layers[["s"]]$config$layers
  expect_identical(inner[["a"]]$config$units, 8L)
})

test_that("layers are appended to the config of a sequence, and removed", {
  model <- keras_model_sequential(input_shape = 4) |>
    layer_dense(3, name = "a") |> layer_dense(2, name = "b")
  more <- get_config(model)
  more$layers[[4]] <- serialize_keras_object(layer_dense(units = 7, name = "c"))
  expect_identical(from_config(more)$output_shape, shape(NA, 7))
  more$layers[[5]] <- layer_dense(units = 5, name = "d")
  expect_identical(from_config(more)$output_shape, shape(NA, 5))
  less <- get_config(model)
  less$layers[["a"]] <- NULL
  expect_identical(from_config(less)$layers[[1]]$weights[[1]]$shape, shape(4, 2))
  edited <- get_config(model)
  edited$layers[["a"]]$config$units <- 64
  expect_identical(from_config(edited)$layers[[2]]$weights[[1]]$shape, shape(64, 2))
})

test_that("a graph that no longer fits says what is missing", {
  x <- keras_input(4, name = "input")
  model <- keras_model(x, x |> layer_dense(3, name = "hidden") |> layer_dense(2, name = "out"))
  without <- function(name) {
    config <- get_config(model)
    config$layers[[name]] <- NULL
    config
  }
  error <- expect_error(from_config(without("hidden")), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "`out` is called on the output of `hidden`", fixed = TRUE)
  expect_match(conditionMessage(error), "inbound_nodes", fixed = TRUE)
  error <- expect_error(from_config(without("out")), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "output_layers", fixed = TRUE)
  added <- get_config(model)
  added$layers[[4]] <- serialize_keras_object(layer_dense(units = 7, name = "more"))
  error <- expect_error(from_config(added), class = "keratin_error_config")
  expect_match(conditionMessage(error), "name = \"more\"", fixed = TRUE)
  added$layers[[4]]$name <- "more"
  error <- expect_error(from_config(added), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "what layer `more` is called on", fixed = TRUE)
  added$layers[[4]]$inbound_nodes <- added$layers[["out"]]$inbound_nodes
  added$layers[[4]]$inbound_nodes[[1]]$args[[1]]$config$keras_history <- list("out", 0L, 0L)
  added$output_layers <- list("more", 0L, 0L)
  expect_identical(from_config(added)$output_shape, shape(NA, 7))
})

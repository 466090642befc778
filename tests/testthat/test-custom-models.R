# Classes that a user of Keras wrote in Python, in R.
register <- function(x, package = "MyPkg", name = NULL) {
  register_keras_serializable(x, name = name, package = package)
}

last <- function(x) x[[length(x)]]

plus_config <- function(config, ...) c(config, list(...))

register_classes <- function() {
  register(Layer("PlainCustom", initialize = function(a = 1L, b = 2.5, c = "x",
                                                      d = NULL, flag = TRUE, ...) {
    super$initialize(...)
    self$a <- a
  }, call = function(x) x * self$a), "Custom")

  register(Layer("RealName", call = function(x) x + 1), "other", "RenamedLayer")

  register(Layer("Sampling", initialize = function(seed = NULL, ...) {
    super$initialize(...)
    self$seed <- seed
    self$seed_generator <- random_seed_generator(seed)
  }, call = function(inputs) inputs[[1]], compute_output_shape = function(input_shape) {
    input_shape[[1]]
  }, get_config = function() plus_config(super$get_config(), seed = self$seed)))

  register(Layer("MinimalRNNCell", initialize = function(units, ...) {
    super$initialize(...)
    self$units <- units
    self$state_size <- units
  }, build = function(input_shape) {
    self$kernel <- self$add_weight(
      shape = c(last(input_shape), self$units), initializer = "uniform", name = "kernel"
    )
    self$recurrent_kernel <- self$add_weight(
      shape = c(self$units, self$units), initializer = "uniform",
      name = "recurrent_kernel"
    )
  }, call = function(inputs, states) {
    h <- op_matmul(inputs, self$kernel) +
      op_matmul(states[[1]], self$recurrent_kernel)
    list(h, list(h))
  }, get_config = function() plus_config(super$get_config(), units = self$units)))

  register(Layer("OptionsLayer", call = function(x, y = NULL, scale = 1, opts = NULL,
                                                 pair = NULL, training = FALSE) {
    out <- x * scale
    if (!is.null(y)) out <- out + y
    if (!is.null(pair)) out <- out + pair[[1]] + pair[[2]]
    if ("bias" %in% names(opts)) out <- out + opts$bias
    out
  }, compute_output_shape = function(x_shape, ...) x_shape))

  register(Loss("MyLoss", initialize = function(w = 1, name = "my_loss", ...) {
    super$initialize(name = name, ...)
    self$w <- w
  }, call = function(y_true, y_pred) y_pred,
  get_config = function() plus_config(super$get_config(), w = self$w)))

  register(function(y_true, y_pred) y_pred, name = "my_loss_fn")
  register(function(x) op_tanh(x) * 0.5, name = "my_activation")

  register(Metric("MyMetric", initialize = function(power = 2L, name = "my_metric", ...) {
    super$initialize(name = name, ...)
    self$power <- power
    self$total <- self$add_variable(shape(), initializer = "zeros", name = "total")
  }, update_state = function(y_true, y_pred, sample_weight = NULL) NULL,
  result = function() self$total,
  get_config = function() plus_config(super$get_config(), power = self$power)))

  register(LearningRateSchedule("MySchedule", initialize = function(base = 0.1) {
    self$base <- base
  }, call = function(step) self$base, get_config = function() list(base = self$base)))

  register(Model("SubclassedMLP", initialize = function(units = 4L, n = 2L, ...) {
    super$initialize(...)
    self$units <- units
    self$n <- n
    self$blocks <- lapply(seq_len(n) - 1L, function(i) {
      layer_dense(units = units, activation = "relu", name = paste0("block_", i))
    })
    self$head <- layer_dense(units = 1L, name = "head")
  }, call = function(x, training = FALSE) {
    for (block in self$blocks) x <- block(x)
    self$head(x)
  }, get_config = function() {
    plus_config(super$get_config(), units = self$units, n = self$n)
  }))

  register(Model("AutoConfigModel", initialize = function(units = 3L, name = NULL) {
    super$initialize(name = name)
    self$d <- layer_dense(units = units)
  }, call = function(x) self$d(x)))

  register(Model("FunctionalSubclass"))

  register(Model("ArgFunctional", initialize = function(units, ...) {
    input <- keras_input(3L)
    super$initialize(input, layer_dense(input, units), ...)
    self$units <- units
  }, get_config = function() list(units = self$units, name = self$name)))

  register(Model("TrainStepModel", train_step = function(...) super$train_step(...)))
}

unregistered <- function() {
  list(
    UnregisteredLayer = Layer("UnregisteredLayer", initialize = function(k = 3L, ...) {
      super$initialize(...)
      self$k <- k
    }, call = function(x) x * self$k,
    get_config = function() plus_config(super$get_config(), k = self$k)),
    unregistered_activation = function(x) op_relu(x) * 2
  )
}

test_that("models of classes written in Python are read with the same classes in R", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  register_classes()
  own <- unregistered()
  rows <- strsplit(readLines(test_path("fixtures", "custom-models.tsv.gz")), "\t")
  expect_length(rows, 11L)
  for (row in rows) {
    clear_session()
    model <- from_config(parse_json(row[[2]]), custom_objects = own)
    # A class written in R says that it lives in R, where Python names a module.
    text <- gsub('"module": "<r-[^"]*>"', '"module": "custom_objects"', as_json(model))
    expect_identical(text, row[[2]], label = row[[1]])
    clear_session()
    again <- from_config(as_json(model), custom_objects = own)
    expect_identical(as_json(again), as_json(model), label = row[[1]])
  }
})

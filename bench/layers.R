# Single layers, beside the call of an R function that does nothing.

source("bench/common/measure.R")
library(keratin)

empty <- function(x) NULL
x <- keras_input(shape = 4)
dense <- layer_dense(units = 3)
relu <- layer_activation_relu()

Doubling <- Layer(
  "Doubling",
  initialize = function(factor = 2, ...) {
    super$initialize(...)
    self$factor <- factor
  },
  compute_output_shape = function(input_shape) input_shape
)
doubling <- Doubling()

caught <- function(f) tryCatch(f(), error = \(condition) NULL)

seconds <- measure(
  empty = \() empty(x),
  call = \() dense(x),
  call_relu = \() relu(x),
  property = \() dense$units,
  make = \() layer_dense(units = 3),
  compose = \() layer_dense(x, 3),
  config = \() get_config(dense),
  custom_make = \() Doubling(),
  custom_call = \() doubling(x),
  stop = \() caught(\() stop("no")),
  abort = \() caught(\() rlang::abort("no")),
  error = \() caught(\() layer_dense(units = -3)),
  error_name = \() caught(\() layer_dense(unit = 3))
)

beside_empty <- function(what, name, ...) {
  row(what, seconds[[name]], seconds[["empty"]], "function(x) NULL", ...)
}
beside_abort <- function(what, name) {
  row(what, seconds[[name]], seconds[["abort"]], "rlang::abort()")
}
show_table(
  "Single layers",
  beside_empty("function(x) NULL", "empty"),
  beside_empty("layer(x), Dense", "call", most = 5e-6),
  beside_empty("layer(x), ReLU", "call_relu", most = 5e-6),
  beside_empty("layer$units", "property"),
  beside_empty("layer_dense(units = 3)", "make"),
  beside_empty("layer_dense(x, 3)", "compose"),
  beside_empty("get_config(layer)", "config")
)
show_table(
  "A layer whose class is written in R",
  row(
    "Doubling(), made in R", seconds[["custom_make"]], seconds[["make"]],
    "layer_dense(units = 3)"
  ),
  row(
    "layer(x), one callback", seconds[["custom_call"]], seconds[["call"]],
    "layer(x), Dense"
  )
)
show_table(
  "Errors, raised and caught",
  beside_abort("rlang::abort()", "abort"),
  beside_abort("stop()", "stop"),
  beside_abort("layer_dense(units = -3)", "error"),
  beside_abort("layer_dense(unit = 3)", "error_name")
)

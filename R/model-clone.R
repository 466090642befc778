#' Clone a model
#'
#' Makes a model of the same architecture with new layers: the clone shares no
#' layer and no weight with the original. A layer that stands in several places of
#' the model does so in the clone. What the model is compiled with goes with it.
#'
#' A model whose class is written in R, and that was not made of inputs and
#' outputs, is cloned by its config, as a whole: it takes none of
#' `input_tensors`, `clone_function` and `call_function`.
#'
#' @param model A model.
#' @param input_tensors Symbolic tensors for the clone to begin with, in the
#'   structure of the model's own inputs; new ones if `NULL`.
#' @param clone_function A function that is given a layer and gives the layer to
#'   stand in its place. Inputs are not given to it. Without it, layers are made
#'   anew from their configs.
#' @param call_function A function of a layer and the arguments of its call, that
#'   gives tensors: `function(layer, ...) layer(...)` does what is done without
#'   it. It can put layers before and behind others. Functional models only.
#' @param recursive Whether models inside are cloned layer by layer, too, with the
#'   same functions; otherwise they are layers like others. `call_function` does
#'   not reach into sequential models.
#' @param ... Nothing.
#' @return A model.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8, activation = "relu") |>
#'   layer_dropout(0.5) |>
#'   layer_dense(1)
#' clone <- clone_model(model)
#' identical(get_config(clone)$layers, get_config(model)$layers)
#'
#' # The same seed everywhere.
#' clone <- clone_model(model, clone_function = function(layer) {
#'   config <- get_config(layer)
#'   if ("seed" %in% names(config)) config$seed <- 1337L
#'   from_config(config)
#' })
#' clone$layers[[2]]$seed
#'
#' # A dropout behind each dense layer.
#' input <- keras_input(4)
#' model <- keras_model(input, input |> layer_dense(8) |> layer_dense(1))
#' clone_model(model, call_function = function(layer, ...) {
#'   out <- layer(...)
#'   if (inherits(layer, "keras.src.layers.core.dense.Dense")) {
#'     out <- layer_dropout(out, 0.5)
#'   }
#'   out
#' })
#' @family models
#' @export
clone_model <- function(
  model, input_tensors = NULL, clone_function = NULL, call_function = NULL,
  recursive = FALSE, ...
) {
  if (...length()) {
    keratin_abort(
      "config", "`clone_model()` takes no further arguments",
      received = ...names(), shown = toString(...names() %||% "one without name")
    )
  }
  check_function(clone_function, "clone_function")
  check_function(call_function, "call_function")
  rust(rs_clone_model(
    model, input_tensors, clone_function, call_function, recursive
  ))
}

check_function <- function(x, name) {
  if (!is.null(x) && !is.function(x)) {
    keratin_abort(
      "config", paste0("`", name, "` must be a function"), path = name,
      shown = paste0("an object of class ", class(x)[[1L]]),
      expected = "a function of a layer, or NULL"
    )
  }
}

# Rust calls this for each call of the model that is cloned.
call_cloned <- function(call_function, layer, args, kwargs) {
  do.call(call_function, c(list(layer), args, kwargs), quote = TRUE)
}

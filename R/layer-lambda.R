# Layers of one function.

#' A function as a layer
#'
#' The layer calls `f` on its input. For anything that has weights, or arguments
#' worth naming, write a class by [Layer()] instead.
#'
#' In a config the function stands by its name: the one it was registered under,
#' else that of the variable it was given by, else the layer's. Reading the
#' config, it is looked up by that name among `custom_objects`, or among what is
#' registered; no code is ever taken from a file. Files in which Keras wrote
#' Python bytecode for a function are refused: put an R function in its place in
#' the config, `config$layers[["name"]]$config[["function"]] <- f`.
#'
#' Without `output_shape`, `f` is called once on symbolic tensors, to learn what
#' shape it gives. One of Keras's activations needs neither.
#'
#' @section Input shape:
#' What the function takes.
#'
#' @section Output shape:
#' What the function gives, or `output_shape`.
#'
#' @param object What the layer is called on: a tensor, or a sequential model
#'   that the layer is added to. Without it, the layer itself is made.
#' @param f The function. Its first argument is the input, a tensor or a list of
#'   them; arguments called `mask` and `training` are those of the call.
#' @param output_shape The shape of the output: a shape without the batch, `NA`
#'   for a dimension that is known only later; or a function that makes it from
#'   the input's whole shape. `NULL` to learn it from `f`.
#' @param mask The mask of the output, or a function of input and mask; `NULL`
#'   if masks do not pass through.
#' @param arguments Further arguments for `f`: a named list. Those for one of
#'   Keras's activations are as Keras has them: axes count from 0.
#' @param ... Further arguments, each by its name:
#'   * `name`: the layer's name;
#'   * `trainable`: whether the weights may be trained;
#'   * `dtype`: a dtype such as `"float32"`, or a policy such as
#'     `"mixed_float16"`;
#'   * `input_shape`: the shape of the input without the batch, for the first
#'     layer of a sequential model.
#' @returns The layer's output if it is called on tensors; the model, with the
#'   layer added, if it is added to a sequential model; otherwise the layer.
#' @family core layers
#' @seealso Keras's own page:
#'   <https://keras.io/api/layers/core_layers/lambda/>
#' @examples
#' x <- keras_input(c(4, 3))
#' x |> layer_lambda(activation_relu, arguments = list(negative_slope = 0.1))
#'
#' squares <- function(x) op_sum(x^2, axis = -1)
#' layer <- layer_lambda(f = squares)
#' layer(x)
#' config <- get_config(layer)
#' config[["function"]]$config
#' from_config(config, custom_objects = list(squares = squares))
#' @export
layer_lambda <- function(
  object,
  f,
  output_shape = NULL,
  mask = NULL,
  arguments = NULL,
  ...
) {
  args <- capture_args(output_shape = as_output_shape)
  # An operation of R's counts axes from 1, the activation that it is from 0.
  if (is_activation(args$f) && !is_activation(f) && is.list(arguments)) {
    args$arguments$axis <- as_axis(arguments$axis)
  }
  names(args)[names(args) == "f"] <- "function"
  create_layer("keras.layers.Lambda", object, args)
}

is_activation <- function(f) {
  name <- attr(f, "keras_name", exact = TRUE)
  is.character(name) && startsWith(name, "keras.activations.")
}

# One shape, or a list of them; a function stays what it is.
as_output_shape <- function(x, arg = "output_shape") {
  several <- is.list(x) && !inherits(x, "keras_shape") &&
    (!is.null(names(x)) || any(vapply(x, \(each) {
      is.list(each) || length(each) > 1L
    }, NA)))
  if (several) lapply(x, normalize_shape) else normalize_shape(x)
}

# Calls the function of a layer on symbolic tensors, as the layer would.
trace_function <- function(fn, inputs, arguments, layer) {
  given <- setdiff(c("mask", "training"), names(arguments))
  arguments[intersect(given, names(formals(fn)))] <- list(NULL)
  call_on_tensors(
    fn, c(list(inputs), arguments), paste0("the function of layer `", layer, "`"),
    hint = "give `output_shape`, the shape without the batch"
  )
}

# Calls a function on symbolic tensors; `place` is what messages call it.
call_on_tensors <- function(fn, args, place, hint = NULL) {
  tryCatch(
    do.call(fn, args, quote = TRUE),
    error = \(cnd) keratin_abort(
      "graph", paste(place, "cannot be called on symbolic tensors"),
      hint = hint, parent = cnd, call = NULL
    )
  )
}

# The shape that a function makes of others, as Rust reads it.
shape_by_function <- function(fn, input_shape) {
  plain_shape(fn(input_shape))
}

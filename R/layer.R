# Layers: making them, and putting them together.

# The door for every constructor of a layer: `args` are the arguments that
# Keras knows.
create_layer <- function(class, object, args) {
  # Evaluated before the layer is made, so that layers of a pipe get their
  # automatic names in the order of the pipe.
  object <- if (missing(object)) NULL else object
  layer <- rust(rs_new_object(class, args))
  if (is.null(object)) layer else compose(object, .layer = layer)
}

# The same for layers that take several tensors, each as an argument of its own:
# `inputs` is one tensor, or a list of the call's arguments.
create_layer_on <- function(class, inputs, args) {
  inputs <- if (missing(inputs)) NULL else inputs
  layer <- rust(rs_new_object(class, args))
  if (is.null(inputs)) {
    return(layer)
  }
  if (!is.list(inputs) || is.object(inputs)) {
    inputs <- list(inputs)
  }
  do.call(layer, inputs, quote = TRUE)
}

# An object that is no layer.
create_object <- function(class, args) rust(rs_new_object(class, args))

# Calls a layer on a tensor, or adds it to a sequential model.
compose <- function(object, ..., .layer) {
  given <- !missing(object)
  # A tensor, the usual case, is no function.
  if (given && is.function(object) && is_sequential(object) &&
        ...length() == 0L) {
    return(invisible(add_layer(object, .layer)))
  }
  args <- if (given) list(object, ...) else list(...)
  named <- names(args)
  if (is.null(named)) {
    return(rust(rs_call(.layer, args, NULL)))
  }
  positional <- named == ""
  rust(rs_call(.layer, unname(args[positional]), args[!positional]))
}

add_layer <- function(model, layer) {
  rust(rs_add_layer(model, layer))
  model
}

#' Input of a model
#'
#' Makes a symbolic tensor, from which a model is built by calling layers on it.
#' `layer_input()` is the same function.
#'
#' @param shape The shape without the batch: a vector or list of whole numbers,
#'   `NA` or `NULL` where unknown.
#' @param batch_size The size of the batch, if it is fixed.
#' @param dtype The dtype, `"float32"` unless changed.
#' @param sparse Whether the tensor is sparse.
#' @param ragged Whether the tensor is ragged.
#' @param batch_shape The shape with the batch, in place of `shape` and
#'   `batch_size`.
#' @param name The name of the input, which must be unique in a model.
#' @param tensor A tensor to take shape and dtype from.
#' @param optional Whether the input may be left out.
#' @return A symbolic tensor.
#' @examples
#' x <- keras_input(shape = c(28, 28, 1), name = "image")
#' x
#' @family core layers
#' @export
keras_input <- function(
  shape = NULL, batch_size = NULL, dtype = NULL, sparse = NULL, ragged = NULL,
  batch_shape = NULL, name = NULL, tensor = NULL, optional = FALSE
) {
  rust(rs_input(list(
    shape = input_shape(shape), batch_size = batch_size, dtype = dtype,
    sparse = sparse, ragged = ragged, batch_shape = input_shape(batch_shape),
    name = name, input_tensor = tensor, optional = optional
  )))
}

#' @rdname keras_input
#' @export
layer_input <- keras_input

# A shape as an argument: NULL is no shape, NA alone one unknown dimension.
input_shape <- function(x) if (is.null(x)) NULL else unclass(shape(x))

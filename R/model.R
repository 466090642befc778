is_model <- function(x) inherits(x, "keras.src.models.model.Model")

#' A model from inputs to outputs
#'
#' @param inputs A symbolic tensor from [keras_input()], a list, or a named list
#'   of them, nested if need be.
#' @param outputs A symbolic tensor that was computed from `inputs`, or a list
#'   or named list of them.
#' @param ... `name`, the model's name; `trainable`, whether its weights may be
#'   trained.
#' @return A model. It is a layer, too: it can be called on tensors.
#' @examples
#' inputs <- keras_input(shape = 4)
#' outputs <- inputs |>
#'   layer_dense(8, activation = "relu") |>
#'   layer_dense(1)
#' model <- keras_model(inputs, outputs)
#' model
#' @family models
#' @export
keras_model <- function(inputs = NULL, outputs = NULL, ...) {
  args <- eval_dots(as.list(substitute(list(...)))[-1L], environment())
  rust(rs_functional(only(inputs), only(outputs), args))
}

# A list of one tensor stands for the tensor.
only <- function(x) {
  if (is.list(x) && length(x) == 1L && is.null(names(x))) x[[1L]] else x
}

#' A model from a sequence of layers
#'
#' Layers are added by the pipe, and the model grows in place:
#' `model |> layer_dense(8)` changes `model`.
#'
#' @param input_shape The shape of one input, without the batch. Without it the
#'   model is built when it is first called.
#' @param name The model's name.
#' @param ... Other arguments of the input, under the names of [keras_input()]:
#'   `batch_size = 32` is the same as `input_batch_size = 32`.
#' @param input_dtype,input_batch_size,input_sparse,input_ragged,input_batch_shape,input_name,input_tensor,input_optional
#'   The other properties of the input: see [keras_input()].
#' @param trainable Whether the model's weights may be trained.
#' @param layers A list of layers to begin with.
#' @return A model.
#' @examples
#' model <- keras_model_sequential(input_shape = 4)
#' model |>
#'   layer_dense(8, activation = "relu") |>
#'   layer_dense(1)
#' model
#' @family models
#' @export
keras_model_sequential <- function(
  input_shape = NULL, name = NULL, ..., input_dtype = NULL,
  input_batch_size = NULL, input_sparse = NULL, input_ragged = NULL,
  input_batch_shape = NULL, input_name = NULL, input_tensor = NULL,
  input_optional = FALSE, trainable = TRUE, layers = list()
) {
  if (is_layer(input_shape) ||
        is.list(input_shape) && any(vapply(input_shape, is_layer, NA))) {
    keratin_abort(
      "config", "`layers` must be given by name",
      hint = "Write `keras_model_sequential(layers = list(...))`."
    )
  }
  input <- list(
    shape = input_shape(input_shape), dtype = input_dtype,
    batch_size = input_batch_size, sparse = input_sparse,
    ragged = input_ragged, batch_shape = input_shape(input_batch_shape),
    name = input_name, input_tensor = input_tensor
  )
  input <- c(input[!vapply(input, is.null, NA)], input_dots(list(...)))
  if (anyDuplicated(names(input))) {
    twice <- names(input)[duplicated(names(input))][[1L]]
    keratin_abort(
      "config", paste0("argument `", twice, "` of the input is given twice"),
      path = twice
    )
  }
  layers <- if (is.list(layers)) unname(layers) else list(layers)
  if (length(input)) {
    input$optional <- input_optional
    layers <- c(list(create_object("keras.layers.InputLayer", input)), layers)
  }
  rust(rs_sequential(list(name = name, trainable = trainable), layers))
}

# Further arguments of the input layer, by its own names.
input_dots <- function(dots) {
  named <- is_named(dots)
  if (!all(named)) {
    refuse_unnamed(dots[!named])
  }
  shapes <- names(dots) %in% c("shape", shape_args)
  dots[shapes] <- lapply(dots[shapes], input_shape)
  dots
}

#' A layer of a model
#'
#' @param object A model.
#' @param name The layer's name.
#' @param index The layer's place, counted from 1, or from the end if negative.
#'   It counts before `name`.
#' @return The layer.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8, name = "hidden") |>
#'   layer_dense(1)
#' get_layer(model, "hidden")
#' get_layer(model, index = 2)
#' @family models
#' @export
get_layer <- function(object, name = NULL, index = NULL) {
  if (!is.null(index)) {
    layers <- rust(rs_get(object, "layers"))
    return(layers[[layer_place(index, length(layers))]])
  }
  if (is.null(name)) {
    keratin_abort(
      "config", "give the `name` or the `index` of a layer", path = "name"
    )
  }
  rust(rs_get_layer(object, name))
}

# The place of a layer among `n`, counted from 1, or from the end if negative.
layer_place <- function(index, n, arg = "index") {
  ok <- is.numeric(index) && length(index) == 1L && !is.na(index) &&
    index == trunc(index) && index != 0 && abs(index) <= n
  if (!ok) {
    keratin_abort(
      "config", paste0("`", arg, "` is the place of a layer, counted from 1"),
      path = arg, received = index, shown = deparse1(index),
      expected = paste("a whole number from 1 to", n)
    )
  }
  if (index < 0) n + 1L + index else index
}

#' Remove the last layer of a sequential model
#'
#' The model is changed in place.
#'
#' @param object A sequential model.
#' @param rebuild Whether the model is built anew from the layers that are left;
#'   otherwise that waits until it is next called, or given a layer.
#' @return The layer that was removed.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8) |>
#'   layer_dense(1)
#' pop_layer(model)
#' model$output_shape
#' @family models
#' @export
pop_layer <- function(object, rebuild = TRUE) {
  rust(rs_pop_layer(object, rebuild))
}

#' Inputs that a tensor was computed from
#'
#' @param tensor A symbolic tensor.
#' @return A list of tensors: the inputs, each once. It is `tensor` itself if
#'   that is an input.
#' @examples
#' a <- keras_input(4, name = "a")
#' b <- keras_input(4, name = "b")
#' sum <- layer_add(list(a, layer_dense(b, 4)))
#' get_source_inputs(sum)
#' @family models
#' @export
get_source_inputs <- function(tensor) rust(rs_sources(tensor))

#' Number of parameters
#'
#' @param object A layer or model that is built.
#' @return The number of parameters, trainable or not.
#' @examples
#' layer <- layer_dense(units = 8)
#' layer(keras_input(4))
#' count_params(layer)
#' @family layer methods
#' @export
count_params <- function(object) rust(rs_count_params(object))

#' Freeze and unfreeze weights
#'
#' Says which layers of a model are trained: `freeze_weights()` names those that
#' are not, `unfreeze_weights()` those that are. The model is changed in place.
#'
#' Without further arguments, all of the object is frozen or unfrozen. With
#' them, the layers that are chosen are set, and all others to the opposite.
#' Layers inside a layer or model follow it.
#'
#' @param object A model or layer.
#' @param from,to The first and the last layer: a layer, its name, or its place,
#'   counted from 1, or from the end if negative. Both are among the layers
#'   chosen; `NULL` stands for the model's first and last.
#' @param which The layers, in place of `from` and `to`: a layer, names, places,
#'   a list of these, a logical vector with an element for each layer, or a
#'   function or formula that says of a layer whether it is chosen.
#' @return `object`, invisibly.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8, name = "first") |>
#'   layer_batch_normalization(name = "norm") |>
#'   layer_dense(1, name = "last")
#'
#' freeze_weights(model, to = "norm")
#' model
#'
#' unfreeze_weights(model, which = -1)
#' freeze_weights(model, which = ~ grepl("norm", .x$name))
#' vapply(model$layers, \(layer) layer$trainable, NA)
#' @family models
#' @export
freeze_weights <- function(object, from = NULL, to = NULL, which = NULL) {
  all <- missing(from) && missing(to) && is.null(which)
  set_trainable(object, if (!all) chosen_layers(object, from, to, which), FALSE)
  invisible(object)
}

#' @rdname freeze_weights
#' @export
unfreeze_weights <- function(object, from = NULL, to = NULL, which = NULL) {
  all <- missing(from) && missing(to) && is.null(which)
  set_trainable(object, if (!all) chosen_layers(object, from, to, which), TRUE)
  invisible(object)
}

# Sets all of an object, or the layers chosen, and the others to the opposite.
# The object itself is then trainable: something inside is.
set_trainable <- function(object, chosen, trainable) {
  check_object(object)
  force(chosen)
  object$trainable <- trainable || !is.null(chosen)
  if (is.null(chosen)) {
    return()
  }
  for (layer in object$layers) {
    layer$trainable <- !trainable
  }
  # Last, as a layer chosen may stand inside another one.
  for (layer in chosen) {
    layer$trainable <- trainable
  }
}

# Nothing is changed before all that was asked for is found.
chosen_layers <- function(object, from, to, which) {
  check_object(object)
  if (!is_model(object)) {
    keratin_abort(
      "config", "only of a model can some layers be chosen", path = "object",
      shown = object_line(object),
      hint = "Leave `from`, `to` and `which` out to set the whole layer."
    )
  }
  layers <- object$layers
  if (!length(layers)) {
    keratin_abort("state", "the model has no layers", path = "object")
  }
  if (is.null(which)) {
    return(layers_between(layers, from, to))
  }
  if (!is.null(from) || !is.null(to)) {
    keratin_abort(
      "config", "`which` stands in place of `from` and `to`", path = "which"
    )
  }
  layers_which(layers, which)
}

layers_between <- function(layers, from, to) {
  first <- if (is.null(from)) 1L else place_among(layers, from, "from")
  last <- if (is.null(to)) length(layers) else place_among(layers, to, "to")
  if (first > last) {
    keratin_abort(
      "config", paste0(
        "layer `", layers[[first]]$name, "` comes after layer `",
        layers[[last]]$name, "`"
      ),
      path = "from", expected = "`from` at or before `to`"
    )
  }
  layers[seq.int(first, length.out = last - first + 1L)]
}

layers_which <- function(layers, which) {
  if (inherits(which, "formula")) {
    which <- rlang::as_function(which)
  }
  if (is.function(which) && !is_layer(which)) {
    which <- vapply(layers, asked_of(which), NA)
  }
  if (is.logical(which)) {
    if (length(which) != length(layers) || anyNA(which)) {
      keratin_abort(
        "config", "a logical `which` has an element for each layer",
        path = "which", shown = deparse1(which),
        expected = paste(length(layers), "values, TRUE or FALSE")
      )
    }
    return(layers[which])
  }
  if (is_layer(which)) {
    which <- list(which)
  }
  # A layer stands for itself, also one inside a layer of the model.
  lapply(which, \(one) {
    if (is_layer(one)) one else layers[[place_among(layers, one, "which")]]
  })
}

# A predicate that must answer TRUE or FALSE.
asked_of <- function(predicate) {
  function(layer) {
    answer <- predicate(layer)
    if (!isTRUE(answer) && !isFALSE(answer)) {
      keratin_abort(
        "config", "`which` must say TRUE or FALSE of every layer",
        path = "which",
        shown = paste0(
          deparse1(answer), " of layer `", layer$name, "`"
        )
      )
    }
    answer
  }
}

# The place of one layer: itself, its name, or its place from either end.
place_among <- function(layers, x, arg) {
  if (is_layer(x)) {
    at <- Position(\(layer) identical(layer, x), layers)
    if (is.na(at)) {
      keratin_abort(
        "config", paste0("layer `", x$name, "` is not in the model"), path = arg
      )
    }
    return(at)
  }
  if (is.character(x) && length(x) == 1L) {
    names <- vapply(layers, \(layer) layer$name, "")
    at <- match(x, names)
    if (is.na(at)) {
      keratin_abort(
        "config", paste0("the model has no layer named `", x, "`"), path = arg,
        expected = paste0("one of: ", toString(names))
      )
    }
    return(at)
  }
  layer_place(x, length(layers), arg)
}

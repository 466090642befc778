#' Summary of a model
#'
#' The table that Keras prints of a model: its layers, the shapes of their
#' outputs, their numbers of parameters and, unless the model is a sequence, the
#' layers they take their inputs from. A model prints as its summary.
#'
#' @param object,x A model.
#' @param line_length The width of the table in characters.
#' @param positions Where the columns end, as shares of the width: `c(0.3, 0.56,
#'   0.74, 1)` unless given, `c(0.45, 0.8, 1)` for a sequential model.
#' @param expand_nested Whether the layers of models inside have rows too.
#' @param show_trainable Whether a column says which layers are trainable; `NA`:
#'   if the model has weights that are not.
#' @param layer_range The names of the first and the last layer to show, or
#'   regular expressions that match them; `NULL` shows all.
#' @param compact Whether lines without text are left out.
#' @param ... Passed on to `format()`; not used there.
#' @return `format()`: the text, one string. `summary()`: the same, invisibly,
#'   after printing it. `print()`: the model, invisibly.
#' @examples
#' model <- keras_model_sequential(input_shape = 4, name = "small") |>
#'   layer_dense(8, activation = "relu") |>
#'   layer_dense(1)
#' model
#' summary(model, line_length = 60, layer_range = c("dense", "dense"))
#' @family models
#' @export
summary.keras.src.models.model.Model <- function(object, ...) {
  text <- format.keras.src.models.model.Model(object, ...)
  writeLines(text)
  invisible(text)
}

#' @rdname summary.keras.src.models.model.Model
#' @export
format.keras.src.models.model.Model <- function(
  x, line_length = min(getOption("width"), 180L), positions = NULL,
  expand_nested = FALSE, show_trainable = NA, ..., layer_range = NULL,
  compact = TRUE
) {
  if (missing(line_length)) {
    # Printing never fails for want of room.
    line_length <- max(line_length, 40L)
  }
  if (identical(show_trainable, NA)) {
    show_trainable <- x$built && length(x$non_trainable_weights) > 0L
  }
  text <- rust(rs_summary(
    x, max(getOption("width"), line_length), line_length, positions,
    expand_nested, show_trainable, layer_range, compact
  ))
  sub("\n$", "", text)
}

#' @rdname summary.keras.src.models.model.Model
#' @export
print.keras.src.models.model.Model <- function(x, ...) {
  writeLines(format.keras.src.models.model.Model(x, ...))
  invisible(x)
}

# A model is a function, which R would call on numbers to draw it.
#' @export
plot.keras.src.models.model.Model <- function(x, ...) {
  keratin_abort(
    "state", "models are not drawn yet", hint = "`summary(model)` shows its layers."
  )
}

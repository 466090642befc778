#' Choose optimizer, loss and metrics of a model
#'
#' What a model is compiled with is part of what [serialize_keras_object()] and
#' [save_model_config()] write, and is there again when the model is read. Models
#' are not trained by this package; Keras can train what was written.
#'
#' A loss or metric is given by its name, as an object such as [loss_huber()], or as
#' a function: one of the package such as `loss_mean_squared_error`, or one of your
#' own, which is called `function(y_true, y_pred)`. A name that Keras does not know
#' is an error.
#'
#' @param object A model.
#' @param ... Nothing; the arguments after it must be named.
#' @returns The model, invisibly.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8, activation = "relu") |>
#'   layer_dense(3, activation = "softmax")
#' model |> compile(
#'   optimizer = optimizer_adam(learning_rate = 0.01),
#'   loss = "categorical_crossentropy",
#'   metrics = list("accuracy", metric_auc())
#' )
#' model$optimizer
#' model$loss
#' names(model$get_compile_config())
#' @family models
#' @export
compile <- function(object, ...) {
  UseMethod("compile")
}

#' @rdname compile
#' @param optimizer The optimizer: a name such as `"adam"`, or an object such as
#'   [optimizer_adam()]; `NULL` for none.
#' @param loss The loss, or a list or named list of them in the structure of the
#'   model's outputs; `NULL` for an output without a loss.
#' @param metrics The metrics: one, or a list of them; for several outputs, a list
#'   or named list of these.
#' @param loss_weights How much the loss of each output counts: a vector, a list or
#'   a named list of numbers.
#' @param weighted_metrics Metrics that the weights of samples count in.
#' @param run_eagerly Whether the model is run step by step, not as one program.
#' @param steps_per_execution How many batches are run at once.
#' @param jit_compile Whether a program is made of the whole model; `"auto"` for
#'   that where all layers allow it.
#' @param auto_scale_loss Whether the optimizer of a model whose dtype policy is
#'   `"mixed_float16"` is put into [optimizer_loss_scale()].
#' @export
compile.keras.src.models.model.Model <- function(
  object, optimizer = "rmsprop", loss = NULL, metrics = NULL, ...,
  loss_weights = NULL, weighted_metrics = NULL, run_eagerly = FALSE,
  steps_per_execution = 1L, jit_compile = "auto", auto_scale_loss = TRUE
) {
  args <- convert_args(capture_args(), compile_converters)
  own <- own_method(object, "compile")
  if (is.null(own)) {
    compile_with(object, args)
  } else {
    do.call(own, args, quote = TRUE)
  }
  invisible(object)
}

compile_with <- function(object, args) {
  supports_jit <- rust(rs_compile(object, args))
  if (isTRUE(args$jit_compile)) {
    warn_of_jit(isTRUE(args$run_eagerly), supports_jit)
  }
  invisible(object)
}

# `super$compile()` of a model whose class is written in R.
compile_parent <- function(object, arguments) {
  fn <- function() NULL
  formals(fn) <- formals(compile.keras.src.models.model.Model)[-1L]
  matched <- as.list(match.call(fn, as.call(c(list(fn), arguments)), FALSE))[-1L]
  args <- c(matched[names(matched) != "..."], as.list(matched[["..."]]))
  compile_with(object, convert_args(args, compile_converters))
}

#' @export
compile.default <- function(object, ...) {
  keratin_abort(
    "config", "only a model can be compiled", path = "object",
    shown = deparse(object, nlines = 1L)[[1L]], expected = "a model"
  )
}

# As Keras warns.
warn_of_jit <- function(run_eagerly, supports_jit) {
  if (run_eagerly) {
    keratin_warn(
      "`jit_compile` has no effect, because `run_eagerly` is `TRUE`.", "config"
    )
  } else if (!supports_jit) {
    keratin_warn(
      "`jit_compile` has no effect, because a layer of the model does not allow it.",
      "config"
    )
  }
}

as_optimizer <- function(x, arg) {
  if (is.function(x) && !is_keras_object(x)) {
    keratin_abort(
      "class", "an optimizer must be an object, not the function that makes it",
      path = arg, expected = "a name such as \"adam\", or an object",
      hint = "call the function: `optimizer_adam()`"
    )
  }
  x
}

# Losses as Keras has them: a function without a name is called after its place.
as_loss <- function(x, arg, name = "custom_loss") {
  if (is.character(x) && length(x) != 1L) {
    x <- as.list(x)
  }
  if (!is.list(x) || is.object(x)) {
    return(as_measure(x, arg, name))
  }
  places <- if (is.null(names(x))) seq_along(x) else names(x)
  Map(\(item, place) as_loss(item, arg, paste(name, place, sep = "_")), x, places)
}

as_metrics <- function(x, arg) {
  x <- as_loss(x, arg, "custom_metric")
  if (is.list(x)) x else list(x)
}

as_weights <- function(x, arg) {
  if (is.atomic(x) && !is.object(x)) as.list(x) else x
}

compile_converters <- list(
  optimizer = as_optimizer, loss = as_loss, metrics = as_metrics,
  weighted_metrics = as_metrics, loss_weights = as_weights
)

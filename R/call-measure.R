# Losses and metrics measure how far values are from what is true; there are no
# operations on values yet. Without values, the object itself is made.
create_measure <- function(name, y_true, y_pred, args) {
  if (missing(y_true) && missing(y_pred)) {
    return(create_object(name, args))
  }
  call_measure(
    name, hint = "leave `y_true` and `y_pred` out to make the object itself"
  )
}

call_measure <- function(name, hint = NULL) {
  keratin_abort("state", paste0(
    "`", name, "` cannot be called: there are no operations on values yet"
  ), hint = hint)
}

# A function of the user's in a place where it has no variable to be named after.
as_measure <- function(x, arg, name = "custom_metric") {
  if (inherits(x, "keratin_class")) {
    return(x()) # Keras makes an object of a class, too
  }
  is_plain <- is.function(x) && !is.object(x)
  if (!is_plain || !is.null(attr(x, "keras_name", exact = TRUE))) {
    x
  } else if (identical(environment(x), topenv())) {
    x() # a function of the package that makes what is measured with
  } else {
    with_keras_name(x, name)
  }
}

#' A metric from a function
#'
#' Gives a function of `y_true` and `y_pred` the name that it goes by in configs.
#'
#' @param name The name.
#' @param metric_fn The function.
#' @return The function, for `metrics` in `compile()` or for
#'   [metric_mean_wrapper()]. To find it when a config is read, give it in
#'   `custom_objects` or register it: [register_keras_serializable()].
#' @examples
#' mean_pred <- custom_metric("mean_pred", function(y_true, y_pred) {
#'   mean(y_pred)
#' })
#' metric_mean_wrapper(fn = mean_pred, name = "mean_pred")
#' @family metrics
#' @export
custom_metric <- function(name, metric_fn) {
  if (!is.character(name) || length(name) != 1L || is.na(name)) {
    keratin_abort(
      "config", "`name` must be a string", path = "name", received = name,
      shown = deparse(name, nlines = 1L)[[1L]], expected = "a string"
    )
  }
  if (!is.function(metric_fn)) {
    keratin_abort(
      "config", "`metric_fn` must be a function", path = "metric_fn",
      received = metric_fn, shown = deparse(metric_fn, nlines = 1L)[[1L]],
      expected = "a function of `y_true` and `y_pred`"
    )
  }
  with_keras_name(metric_fn, name)
}

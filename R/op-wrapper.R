# Functions made of functions.

#' A function with a gradient of its own
#'
#' Gives a function that computes what `f` computes, but whose gradient is the one
#' that `f` says. Call it inside the `call()` of a layer: the graph of a model has no
#' place for a gradient, and Keras records none.
#'
#' @param f A function of tensors that gives a list of two: the output, and a function
#'   that makes the gradient of the inputs from that of the output.
#' @returns A function of the same arguments, which gives the output.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' log1pexp <- op_custom_gradient(function(x) {
#'   e <- op_exp(x)
#'   list(op_log(1 + e), \(upstream) upstream * (1 - 1 / (1 + e)))
#' })
#' layer_log1pexp <- Layer("Log1pExp", call = function(x) log1pexp(x))
#' layer_log1pexp()(keras_input(shape = 4))
#' @export
op_custom_gradient <- function(f) {
  check_callable(f, "f")
  function(...) {
    refuse_values("op_custom_gradient", ...)
    if (!rust(rs_is_tracing())) {
      keratin_abort(
        "graph", "a model's graph holds no gradients of your own",
        hint = "Call the function inside the `call()` of a layer."
      )
    }
    out <- f(...)
    if (!is.list(out) || length(out) != 2L || !is.function(out[[2L]])) {
      keratin_abort(
        "graph",
        "the function of `op_custom_gradient()` gives no output and gradient",
        expected = "a list of two: the output, and a function of its gradient"
      )
    }
    out[[1L]]
  }
}

#' A function of single elements, for arrays
#'
#' Gives a function that calls `func` for every element of its arguments. Keras
#' records no such function in a model's graph: there, [op_vectorized_map()] calls
#' a function for every slice. Operations on values are not part of the package yet,
#' so that every call of what `op_vectorize()` gives is an error.
#'
#' @param func A function of numbers, or of small arrays if `signature` is given.
#' @param ... Nothing: it keeps the arguments behind it from being given without
#'   their names.
#' @param excluded The places or names of arguments that are handed on whole.
#' @param signature The shapes that `func` takes and gives, such as
#'   `"(m,n),(n)->(m)"`.
#' @returns A function.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' total <- op_vectorize(\(a, b) a + b)
#' try(total(keras_input(shape = 3), 1))
#' x <- keras_input(shape = 3)
#' op_vectorized_map(list(x, x), \(slices) slices[[1]] + slices[[2]])
#' @export
op_vectorize <- function(func, ..., excluded = NULL, signature = NULL) {
  check_callable(func, "func")
  if (...length()) {
    refuse_unnamed(list(...))
  }
  function(...) {
    refuse_values("op_vectorize", ...)
    keratin_abort(
      "graph", "a vectorized function cannot be called on symbolic tensors",
      hint = "`op_vectorized_map()` calls a function for every slice of a tensor."
    )
  }
}

# The error of a function that was given no symbolic tensor.
refuse_values <- function(name, ...) {
  if (!any(vapply(list(...), holds_tensor, NA))) no_values(name)
}

holds_tensor <- function(x) {
  if (is.list(x)) any(vapply(x, holds_tensor, NA)) else is_tensor(x)
}

# What is known of a tensor without computing anything.

#' Shape and dtype of a tensor
#'
#' `op_shape()` gives the shape, `op_dtype()` the dtype of a symbolic tensor, an
#' array or a number; `op_is_tensor()` says whether something is a tensor with
#' values, which a symbolic tensor is not.
#'
#' @param x A symbolic tensor, an array or a number.
#' @returns `op_shape()`: a `keras_shape`, see [shape()]. `op_dtype()`: a string.
#'   `op_is_tensor()`: `TRUE` or `FALSE`.
#' @family array creation operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(shape = c(4, 5))
#' op_shape(x)
#' op_dtype(x > 0)
#' op_is_tensor(x)
#' @export
op_shape <- function(x) {
  if (is_tensor(x)) {
    return(x$shape)
  }
  is_number <- length(x) == 1L && is.null(dim(x))
  shape(dims = if (is_number) list() else dim(x) %||% length(x))
}

#' @rdname op_shape
#' @export
op_dtype <- function(x) {
  if (is_tensor(x)) {
    return(x$dtype)
  }
  if (!is.numeric(x) && !is.logical(x)) {
    keratin_abort(
      "config", "only tensors and numbers have a dtype", path = "x",
      received = x, expected = "a tensor, an array or a number"
    )
  }
  array_dtype(x)
}

#' @rdname op_shape
#' @export
op_is_tensor <- function(x) FALSE

# Places of elements: R counts them from 1, Keras from 0.

#' The place of the largest element
#'
#' Gives the place of the largest element along an axis; of the first of them,
#' if there are several.
#'
#' @param x A tensor.
#' @param axis The axis, counted from 1, or from the end if negative. `NULL` for
#'   all elements in a row.
#' @param keepdims Whether this axis stays, with size 1.
#' @param zero_indexed Whether places count from 0, not from 1.
#' @returns A symbolic tensor of integers.
#' @family reduction operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(shape = c(4, 4))
#' op_argmax(x, axis = -1)
#' @export
op_argmax <- function(x, axis = NULL, keepdims = FALSE, zero_indexed = FALSE) {
  args <- list(x)
  fields <- list(axis = as_axis(axis), keepdims = keepdims)
  place <- call_operation("keras.src.ops.numpy.Argmax", args, fields)
  counted_from(place, zero_indexed)
}

#' The place of the smallest element
#'
#' Gives the place of the smallest element along an axis; of the first of them,
#' if there are several.
#'
#' @inheritParams op_argmax
#' @returns A symbolic tensor of integers.
#' @family reduction operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(shape = c(4, 4))
#' op_argmin(x, axis = -1)
#' @export
op_argmin <- function(x, axis = NULL, keepdims = FALSE, zero_indexed = FALSE) {
  args <- list(x)
  fields <- list(axis = as_axis(axis), keepdims = keepdims)
  place <- call_operation("keras.src.ops.numpy.Argmin", args, fields)
  counted_from(place, zero_indexed)
}

# Places that Keras counts from 0, as R counts them.
counted_from <- function(place, zero_indexed) {
  check_flag(zero_indexed, "zero_indexed")
  if (zero_indexed) place else place + 1L
}

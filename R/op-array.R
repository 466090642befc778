# Operations on arrays whose functions do more than call them.

#' Elements of an array by their places
#'
#' `op_take()` takes elements along an axis; `op_take_along_axis()` takes for each
#' place along an axis an element of its own.
#'
#' @param x A tensor.
#' @param indices The places: a tensor, an array or a list of whole numbers,
#'   counted from 1, or from the end if negative.
#' @param axis The axis, counted from 1, or from the end if negative; `NULL` for
#'   the array with its elements one behind the other.
#' @param zero_indexed Whether `indices` count from 0, not from 1.
#' @returns A symbolic tensor.
#' @family indexing operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(shape = c(4, 5))
#' op_take(x, c(1, 3), axis = 2)
#' i <- keras_input(shape = c(4, 2), dtype = "int32")
#' op_take_along_axis(x, i, axis = 3)
#' @export
op_take <- function(x, indices, axis = NULL, zero_indexed = FALSE) {
  args <- list(x, as_places(indices, zero_indexed))
  call_operation(
    "keras.src.ops.numpy.Take", args, fields = list(axis = as_axis(axis))
  )
}

#' @rdname op_take
#' @export
op_take_along_axis <- function(
  x,
  indices,
  axis = NULL,
  zero_indexed = FALSE
) {
  args <- list(x, as_places(indices, zero_indexed))
  call_operation(
    "keras.src.ops.numpy.TakeAlongAxis", args,
    fields = list(axis = as_axis(axis))
  )
}

as_places <- function(indices, zero_indexed) {
  check_flag(zero_indexed, "zero_indexed")
  if (zero_indexed) as_integer(indices, "indices") else as_index(indices)
}

#' Arrays side by side or below one another
#'
#' `op_hstack()` puts arrays together along their second axis, `op_vstack()`
#' along their first.
#'
#' @param xs A list of tensors, or one of them.
#' @param ... The others, if `xs` is one.
#' @returns A symbolic tensor.
#' @family joining operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(batch_shape = c(2, 3))
#' op_hstack(x, x)
#' op_vstack(list(x, x, x))
#' @export
op_hstack <- function(xs, ...) {
  args <- list(tensor_list(xs, ...))
  call_operation("keras.src.ops.numpy.Hstack", args)
}

#' @rdname op_hstack
#' @export
op_vstack <- function(xs, ...) {
  args <- list(tensor_list(xs, ...))
  call_operation("keras.src.ops.numpy.Vstack", args)
}

tensor_list <- function(xs, ...) {
  if (is.list(xs) && !is.object(xs)) c(xs, list(...)) else list(xs, ...)
}

# Operations that give places, which count from 1 in R and from 0 in Keras.

#' The places of elements in order
#'
#' `op_argsort()` gives the places of the elements along an axis from the
#' smallest to the largest; `op_argpartition()` puts the places of the `kth`
#' smallest ones first.
#'
#' @param x A tensor.
#' @param kth How many of the smallest elements come first.
#' @param axis The axis, counted from 1, or from the end if negative; `NULL` for
#'   all elements in a row.
#' @param zero_indexed Whether places count from 0, not from 1.
#' @returns A symbolic tensor of integers.
#' @family sorting operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(shape = 4)
#' op_argsort(x)
#' op_argpartition(x, 2)
#' @export
op_argsort <- function(x, axis = -1L, zero_indexed = FALSE) {
  args <- list(x)
  places <- call_operation(
    "keras.src.ops.numpy.Argsort", args, fields = list(axis = as_axis(axis))
  )
  counted_from(places, zero_indexed)
}

#' @rdname op_argsort
#' @export
op_argpartition <- function(x, kth, axis = -1L, zero_indexed = FALSE) {
  args <- list(x)
  fields <- list(kth = as_index(kth, "kth"), axis = as_axis(axis))
  places <- call_operation("keras.src.ops.numpy.Argpartition", args, fields)
  counted_from(places, zero_indexed)
}

#' The largest elements
#'
#' Takes the largest elements along the last axis, and their places.
#'
#' @param x A tensor.
#' @param k How many.
#' @param sorted Whether they are in order.
#' @param zero_indexed Whether places count from 0, not from 1.
#' @returns A list of two symbolic tensors: the elements, and their places.
#' @family sorting operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(shape = 8)
#' op_top_k(x, 3)
#' @export
op_top_k <- function(x, k, sorted = TRUE, zero_indexed = FALSE) {
  args <- list(x)
  result <- call_operation(
    "keras.src.ops.math.TopK", args, fields = list(k = k, sorted = sorted)
  )
  result[[2L]] <- counted_from(result[[2L]], zero_indexed)
  result
}

#' Where elements belong
#'
#' `op_digitize()` says in which bin each element falls, `op_searchsorted()`
#' where each belongs in a sorted sequence.
#'
#' @param x,values A tensor.
#' @param bins,sorted_sequence The bounds of the bins, or the sorted elements:
#'   numbers, or a tensor of one axis.
#' @param side Before equal elements (`"left"`), or behind them (`"right"`).
#' @param zero_indexed Whether places count from 0, not from 1.
#' @returns A symbolic tensor of integers.
#' @family sorting operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(shape = 4)
#' op_digitize(x, c(0, 0.5, 1))
#' op_searchsorted(c(0, 0.5, 1), x)
#' @export
op_digitize <- function(x, bins, zero_indexed = FALSE) {
  args <- list(x, as_array(bins))
  counted_from(call_operation("keras.src.ops.numpy.Digitize", args), zero_indexed)
}

#' @rdname op_digitize
#' @export
op_searchsorted <- function(
  sorted_sequence, values, side = "left", zero_indexed = FALSE
) {
  args <- list(as_array(sorted_sequence), as_array(values))
  places <- call_operation(
    "keras.src.ops.numpy.SearchSorted", args, fields = list(side = side)
  )
  counted_from(places, zero_indexed)
}

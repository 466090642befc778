# Classes as zeros and ones: R counts classes from 1, Keras from 0.

#' One-hot encoding
#'
#' Gives for each number of a class a vector that is 1 at the place of the class,
#' and 0 elsewhere.
#'
#' @param x A tensor of integers.
#' @param num_classes How many classes there are.
#' @param axis Where the axis of the classes stands, counted from 1; -1 for the
#'   last place.
#' @param dtype The dtype of the result. `NULL` for the session's float type.
#' @param sparse Whether the result is sparse.
#' @param zero_indexed Whether classes count from 0, not from 1.
#' @returns A symbolic tensor with one more axis.
#' @family encoding operations
#' @seealso Keras's own page: <https://keras.io/api/ops/nn/>
#' @examples
#' x <- keras_input(shape = 4, dtype = "int32")
#' op_one_hot(x, num_classes = 3)
#' @export
op_one_hot <- function(
  x, num_classes, axis = -1L, dtype = NULL, sparse = FALSE,
  zero_indexed = FALSE
) {
  check_flag(zero_indexed, "zero_indexed")
  args <- list(if (zero_indexed) x else as_index(x))
  fields <- list(
    num_classes = num_classes, axis = as_axis(axis),
    dtype = dtype %||% config_floatx(), sparse = sparse
  )
  call_operation("keras.src.ops.nn.OneHot", args, fields)
}

#' Multi-hot encoding
#'
#' Gives for each sample a vector that is 1 at the places of all classes that the
#' sample names, and 0 elsewhere. Classes count from 0.
#'
#' @param inputs A tensor of integers.
#' @param num_classes How many classes there are.
#' @param axis Where the axis of the classes stands, counted from 1; -1 for the
#'   last place.
#' @param dtype The dtype of the result. `NULL` for the session's float type.
#' @param sparse Whether the result is sparse.
#' @param ... Nothing: an argument here is an error.
#' @returns A symbolic tensor.
#' @family encoding operations
#' @seealso Keras's own page: <https://keras.io/api/ops/nn/>
#' @examples
#' x <- keras_input(shape = 4, dtype = "int32")
#' op_multi_hot(x, num_classes = 3)
#' @export
op_multi_hot <- function(
  inputs, num_classes, axis = -1L, dtype = NULL, sparse = FALSE, ...
) {
  args <- list(inputs)
  # What Keras once called `num_classes`.
  dots <- list(...)
  if (missing(num_classes)) {
    num_classes <- dots$num_tokens
  }
  dots$num_tokens <- NULL
  fields <- c(list(
    num_classes = num_classes, axis = as_axis(axis),
    dtype = dtype %||% config_floatx(), sparse = sparse
  ), dots)
  call_operation("keras.src.ops.nn.MultiHot", args, fields)
}

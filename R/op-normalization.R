#' Layer normalization
#'
#' Subtracts the mean of each sample along one axis or several and divides by the
#' standard deviation; then multiplies with `gamma` and adds `beta`.
#'
#' @param x A tensor.
#' @param gamma What is multiplied with: a tensor or an array, or `NULL`.
#' @param beta What is added: a tensor or an array, or `NULL`.
#' @param axis The axis, or several, counted from 1, or from the end if negative.
#' @param epsilon What is added to the variance, so that nothing is divided by 0.
#'   `NULL` for one that suits the session's float type.
#' @param ... Further arguments, each by its name: `rms_scaling`, whether to divide
#'   by the variance without subtracting a mean.
#' @returns A symbolic tensor.
#' @family normalization operations
#' @seealso Keras's own page: <https://keras.io/api/ops/nn/>
#' @examples
#' x <- keras_input(shape = c(4, 4))
#' op_layer_normalization(x)
#' @export
op_layer_normalization <- function(
  x, gamma = NULL, beta = NULL, axis = -1L, epsilon = NULL, ...
) {
  args <- list(x, as_array(gamma), as_array(beta))
  fields <- list(axis = as_axis(axis), epsilon = epsilon, ...)
  call_operation("keras.src.ops.nn.LayerNorm", args, fields)
}

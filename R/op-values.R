# Functions that give values alone: no symbolic tensor can be their argument, so
# that a graph never records them. Each says so in the user's own call.

no_values <- function(name) {
  keratin_abort(
    "state",
    paste0("`", name, "()` computes values, and these are not there yet"),
    hint = paste(
      "in a model, numbers and R arrays can stand beside symbolic tensors:",
      "`x + 1`, `x * matrix(1, 2, 2)`"
    )
  )
}

#' Arrays made from nothing
#'
#' Arrays of zeros, ones, one number, a sequence, an identity or a triangular
#' matrix. They hold values, which keratin does not compute yet: every call is an
#' error of class `keratin_error_state`. In a model, use numbers and R arrays, or
#' [op_zeros_like()] and its like on a symbolic tensor.
#'
#' @param shape The shape.
#' @param dtype The dtype.
#' @param fill_value The number everywhere.
#' @param N,n How many rows.
#' @param M How many columns; `NULL` for as many as rows.
#' @param k The diagonal: 0 for the main one, above it if positive.
#' @param start,end The bounds of the sequence.
#' @param step The step of the sequence.
#' @param include_end Whether `end` belongs to the sequence.
#' @returns Nothing: an error.
#' @family array creation operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' try(op_zeros(shape(2, 3)))
#' x <- keras_input(shape = 3)
#' op_zeros_like(x)
#' @export
op_zeros <- function(shape, dtype = NULL) no_values("op_zeros")

#' @rdname op_zeros
#' @export
op_ones <- function(shape, dtype = NULL) no_values("op_ones")

#' @rdname op_zeros
#' @export
op_empty <- function(shape, dtype = NULL) no_values("op_empty")

#' @rdname op_zeros
#' @export
op_full <- function(shape, fill_value, dtype = NULL) {
  if (!is_tensor(fill_value)) {
    no_values("op_full")
  }
  call_operation(
    "keras.src.ops.numpy.Full", list(fill_value),
    fields = list(shape = normalize_shape(shape), dtype = dtype)
  )
}

#' @rdname op_zeros
#' @export
op_eye <- function(N, M = NULL, k = 0L, dtype = NULL) no_values("op_eye")

#' @rdname op_zeros
#' @export
op_identity <- function(n, dtype = NULL) no_values("op_identity")

#' @rdname op_zeros
#' @export
op_tri <- function(N, M = NULL, k = 0L, dtype = NULL) no_values("op_tri")

#' @rdname op_zeros
#' @export
op_arange <- function(
  start, end, step = 1L, dtype = NULL, include_end = TRUE
) {
  no_values("op_arange")
}

#' Windows
#'
#' The windows of Bartlett, Blackman, Hamming, Hann and Kaiser. They hold values,
#' which keratin does not compute yet: every call is an error of class
#' `keratin_error_state`.
#'
#' @param x The length of the window.
#' @param beta The shape of Kaiser's window.
#' @returns Nothing: an error.
#' @family signal operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' try(op_hanning(8))
#' @export
op_bartlett <- function(x) no_values("op_bartlett")

#' @rdname op_bartlett
#' @export
op_blackman <- function(x) no_values("op_blackman")

#' @rdname op_bartlett
#' @export
op_hamming <- function(x) no_values("op_hamming")

#' @rdname op_bartlett
#' @export
op_hanning <- function(x) no_values("op_hanning")

#' @rdname op_bartlett
#' @export
op_kaiser <- function(x, beta) no_values("op_kaiser")

#' Tensors as R arrays
#'
#' A symbolic tensor has no values that an R array could hold: for one, every
#' call is an error of class `keratin_error_state`. What is an R array already is
#' given back.
#'
#' @param x A tensor or an array.
#' @returns An R array.
#' @family core operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' op_convert_to_array(1:3)
#' try(op_convert_to_array(keras_input(shape = 3)))
#' @export
op_convert_to_array <- function(x) {
  if (is_tensor(x)) no_values("op_convert_to_array") else as.array(x)
}

#' @rdname op_convert_to_array
#' @export
op_convert_to_numpy <- function(x) {
  if (is_tensor(x)) no_values("op_convert_to_numpy") else as.array(x)
}

#' Random numbers
#'
#' Tensors of random numbers, random permutations and dropout. They hold values,
#' which keratin does not compute yet: every call is an error of class
#' `keratin_error_state`. Keras, too, records none of them in a model's graph;
#' there, layers such as [layer_dropout()] draw random numbers.
#'
#' @param shape The shape.
#' @param mean,stddev Mean and standard deviation.
#' @param minval,maxval The bounds.
#' @param alpha,beta The shape of the distribution.
#' @param counts,probabilities How many trials, and how probable a success is.
#' @param logits Logarithms of probabilities, not normalized.
#' @param num_samples How many are drawn.
#' @param inputs,x A tensor.
#' @param rate The share that is dropped.
#' @param noise_shape The shape of the mask.
#' @param axis The axis that is shuffled, counted from 1.
#' @param dtype The dtype.
#' @param seed An integer, or a [random_seed_generator()].
#' @param zero_indexed Whether classes count from 0.
#' @returns Nothing: an error.
#' @family random operations
#' @seealso Keras's own page: <https://keras.io/api/random/random_ops/>
#' @examples
#' try(random_normal(shape(2, 3)))
#' @export
random_normal <- function(
  shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL
) {
  no_values("random_normal")
}

#' @rdname random_normal
#' @export
random_truncated_normal <- function(
  shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL
) {
  no_values("random_truncated_normal")
}

#' @rdname random_normal
#' @export
random_uniform <- function(
  shape, minval = 0, maxval = 1, dtype = NULL, seed = NULL
) {
  no_values("random_uniform")
}

#' @rdname random_normal
#' @export
random_integer <- function(
  shape, minval, maxval, dtype = "int32", seed = NULL
) {
  no_values("random_integer")
}

#' @rdname random_normal
#' @export
random_beta <- function(shape, alpha, beta, dtype = NULL, seed = NULL) {
  no_values("random_beta")
}

#' @rdname random_normal
#' @export
random_gamma <- function(shape, alpha, dtype = NULL, seed = NULL) {
  no_values("random_gamma")
}

#' @rdname random_normal
#' @export
random_binomial <- function(
  shape, counts, probabilities, dtype = NULL, seed = NULL
) {
  no_values("random_binomial")
}

#' @rdname random_normal
#' @export
random_categorical <- function(
  logits, num_samples, dtype = "int32", seed = NULL, zero_indexed = FALSE
) {
  no_values("random_categorical")
}

#' @rdname random_normal
#' @export
random_dropout <- function(inputs, rate, noise_shape = NULL, seed = NULL) {
  no_values("random_dropout")
}

#' @rdname random_normal
#' @export
random_shuffle <- function(x, axis = 1L, seed = NULL) {
  no_values("random_shuffle")
}

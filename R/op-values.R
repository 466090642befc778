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

# In the `call()` of a class written in R, of which only shape and dtype are asked,
# an array is a tensor of its shape and dtype; elsewhere it is an error.
new_array <- function(name, shape, dtype, default = config_floatx()) {
  if (!rust(rs_is_tracing())) no_values(name)
  stand_in(as_shape(shape), dtype %||% default, name)
}

#' Arrays made from nothing
#'
#' Arrays of zeros, ones, one number, a sequence, an identity or a triangular
#' matrix. They hold values, which keratin does not compute yet: outside of the `call()` of
#' a class such as [Layer()] makes, where a tensor of that shape and dtype stands
#' for them, every call is an error of class `keratin_error_state`. In a model, use
#' numbers and R arrays, or [op_zeros_like()] and its like on a symbolic tensor.
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
#' @returns In the `call()` of a class, a symbolic tensor; elsewhere nothing: an
#'   error.
#' @family array creation operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' try(op_zeros(shape(2, 3)))
#' x <- keras_input(shape = 3)
#' op_zeros_like(x)
#' @export
op_zeros <- function(shape, dtype = NULL) new_array("op_zeros", shape, dtype)

#' @rdname op_zeros
#' @export
op_ones <- function(shape, dtype = NULL) new_array("op_ones", shape, dtype)

#' @rdname op_zeros
#' @export
op_empty <- function(shape, dtype = NULL) new_array("op_empty", shape, dtype)

#' @rdname op_zeros
#' @export
op_full <- function(shape, fill_value, dtype = NULL) {
  if (!is_tensor(fill_value)) {
    return(new_array("op_full", shape, dtype, default_dtype(fill_value)))
  }
  call_operation(
    "keras.src.ops.numpy.Full", list(fill_value),
    fields = list(shape = normalize_shape(shape), dtype = dtype)
  )
}

#' @rdname op_zeros
#' @export
op_eye <- function(N, M = NULL, k = 0L, dtype = NULL) {
  new_array("op_eye", c(N, M %||% N), dtype)
}

#' @rdname op_zeros
#' @export
op_identity <- function(n, dtype = NULL) new_array("op_identity", c(n, n), dtype)

#' @rdname op_zeros
#' @export
op_tri <- function(N, M = NULL, k = 0L, dtype = NULL) {
  new_array("op_tri", c(N, M %||% N), dtype)
}

#' @rdname op_zeros
#' @export
op_arange <- function(
  start, end, step = 1L, dtype = NULL, include_end = TRUE
) {
  if (!is.numeric(start) || !missing(end) && !is.numeric(end)) {
    no_values("op_arange")
  }
  default <- default_dtype(c(start, if (!missing(end)) end, step))
  if (missing(end)) {
    end <- start
    start <- 1
  }
  n <- ceiling((end - start) / step) + include_end
  new_array("op_arange", max(n, 0), dtype, default)
}

# The dtype of R's numbers, as an array has it that is made of them.
default_dtype <- function(x) {
  switch(typeof(x), logical = "bool", integer = "int32", config_floatx())
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
#' which keratin does not compute yet: outside of the `call()` of a class such as
#' [Layer()] makes, where a tensor of that shape and dtype stands for them, every
#' call is an error of class `keratin_error_state`. Keras, too, records none of
#' them in a model's graph; there, layers such as [layer_dropout()] draw random
#' numbers.
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
#' @returns In the `call()` of a class, a symbolic tensor; elsewhere nothing: an
#'   error.
#' @family random operations
#' @seealso Keras's own page: <https://keras.io/api/random/random_ops/>
#' @examples
#' try(random_normal(shape(2, 3)))
#' @export
random_normal <- function(
  shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL
) {
  new_array("random_normal", shape, dtype)
}

#' @rdname random_normal
#' @export
random_truncated_normal <- function(
  shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL
) {
  new_array("random_truncated_normal", shape, dtype)
}

#' @rdname random_normal
#' @export
random_uniform <- function(
  shape, minval = 0, maxval = 1, dtype = NULL, seed = NULL
) {
  new_array("random_uniform", shape, dtype)
}

#' @rdname random_normal
#' @export
random_integer <- function(
  shape, minval, maxval, dtype = "int32", seed = NULL
) {
  new_array("random_integer", shape, dtype)
}

#' @rdname random_normal
#' @export
random_beta <- function(shape, alpha, beta, dtype = NULL, seed = NULL) {
  new_array("random_beta", shape, dtype)
}

#' @rdname random_normal
#' @export
random_gamma <- function(shape, alpha, dtype = NULL, seed = NULL) {
  new_array("random_gamma", shape, dtype)
}

#' @rdname random_normal
#' @export
random_binomial <- function(
  shape, counts, probabilities, dtype = NULL, seed = NULL
) {
  new_array("random_binomial", shape, dtype)
}

#' @rdname random_normal
#' @export
random_categorical <- function(
  logits, num_samples, dtype = "int32", seed = NULL, zero_indexed = FALSE
) {
  if (!is_tensor(logits)) no_values("random_categorical")
  new_array("random_categorical", list(logits$shape[[1L]], num_samples), dtype)
}

#' @rdname random_normal
#' @export
random_dropout <- function(inputs, rate, noise_shape = NULL, seed = NULL) {
  if (!is_tensor(inputs)) no_values("random_dropout")
  new_array("random_dropout", inputs$shape, inputs$dtype)
}

#' @rdname random_normal
#' @export
random_shuffle <- function(x, axis = 1L, seed = NULL) {
  if (!is_tensor(x)) no_values("random_shuffle")
  new_array("random_shuffle", x$shape, x$dtype)
}

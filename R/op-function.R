# Operations on functions: each function is called on symbolic tensors once, to
# learn what it gives.

#' A function of every slice of a tensor
#'
#' `op_map()` and `op_vectorized_map()` call a function with every slice along the
#' first axis, and stack what it gives: one slice after the other, or all at once.
#'
#' @section Functions in models:
#' To learn what a function gives, it is called once on symbolic tensors; in the
#' model's graph stands its name: the one it was registered under, else that of the
#' variable it was given by, else one made of the operation's name. A model that is
#' read from a file finds the function by that name in `custom_objects`, among what
#' is registered, or among Keras's activations. Python bytecode in a file is refused,
#' and never run.
#'
#' The function may use its arguments, numbers and arrays, but no other symbolic
#' tensor of the model, as the graph would not know of it. Inside the `call()` of a
#' layer it may use any tensor.
#'
#' @param xs,elements A tensor, or a list of tensors with first axes of one size.
#' @param f A function of a slice, or of a list of slices; also an activation or a
#'   layer. It gives a tensor, or a list of tensors.
#' @returns A symbolic tensor, or a list of them, as the function gives them.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(shape = c(4, 4))
#' op_map(x, \(slice) op_sum(slice, axis = 1))
#' op_vectorized_map(x, \(slice) list(total = op_sum(slice), twice = slice * 2))
#' @export
op_map <- function(xs, f) {
  f <- function_operand(f, substitute(f))
  call_operation("keras.src.ops.core.Map", list(f, xs))
}

#' @rdname op_map
#' @export
op_vectorized_map <- function(elements, f) {
  f <- function_operand(f, substitute(f))
  call_operation(
    "keras.src.ops.core.VectorizedMap", list(elements), fields = list(`function` = f)
  )
}

#' A function of every slice, and of what went before
#'
#' `op_scan()` goes along the first axis: `f(state, slice)` gives a list of the next
#' state and of a result for the slice. `op_associative_scan()` gives for every slice
#' what `f(a, b)` makes of all slices up to it, and may join neighbours in any order.
#'
#' @inheritSection op_map Functions in models
#'
#' @param f The function: `f(state, slice)`, or `f(a, b)` of two blocks of slices.
#' @param init The first state: a tensor, an array, a number, or a list of them.
#' @param xs A tensor; of a list of tensors, Keras hands on the first. `NULL` for a
#'   function that looks at the state alone.
#' @param length How many steps there are; `NULL` for the size of the first axis.
#' @param reverse Whether to begin at the end.
#' @param unroll How many steps are laid out at once: a number, or all (`TRUE`) or
#'   none of them (`FALSE`).
#' @param elems A tensor, or a list of tensors with the same size along the axis.
#' @param axis The axis, counted from 1, or from the end if negative.
#' @returns `op_scan()`: a list of two, the last state and the results stacked.
#'   `op_associative_scan()`: a symbolic tensor, or a list of them.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(batch_shape = c(10, 4))
#' running <- function(state, slice) list(state + slice, state)
#' op_scan(running, init = 0, x)
#' op_associative_scan(op_add, x)
#' @export
op_scan <- function(
  f, init, xs = NULL, length = NULL, reverse = FALSE, unroll = 1L
) {
  f <- function_operand(f, substitute(f))
  fields <- list(
    length = as_integer(length, "length"), reverse = reverse,
    unroll = as_integer(unroll, "unroll")
  )
  call_operation("keras.src.ops.core.Scan", list(f, init, xs), fields)
}

#' @rdname op_scan
#' @export
op_associative_scan <- function(f, elems, reverse = FALSE, axis = 1L) {
  f <- function_operand(f, substitute(f))
  call_operation(
    "keras.src.ops.core.AssociativeScan", list(f, elems),
    fields = list(reverse = reverse, axis = as_axis(axis))
  )
}

# A function as an operand goes in configs by the name of its variable. `expr` is
# what the caller wrote for it.
function_operand <- function(f, expr) {
  if (is.function(f) && is.symbol(expr)) name_function(f, expr) else f
}

# Calls the function of an operation on symbolic tensors.
call_traced <- function(fn, args, place) {
  as_operand(call_on_tensors(fn, args, place))
}

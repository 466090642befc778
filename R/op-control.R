# Operations that call a function, or not, or again and again.

#' One of several functions
#'
#' `op_cond()` calls one of two functions without arguments: `true_fn()` if `pred`
#' is true, else `false_fn()`. `op_switch()` calls one of several functions with the
#' same operands.
#'
#' @inheritSection op_map Functions in models
#'
#' @param pred A tensor of one truth value.
#' @param true_fn,false_fn Functions without arguments that give tensors of the same
#'   shape and dtype, in the same structure.
#' @param index Which function: an integer, or a tensor of one, counted from 1. The
#'   first one is called below that, the last one above.
#' @param branches A list of functions. What the first one gives speaks for all.
#' @param ... The operands, without names.
#' @returns What the functions give: a symbolic tensor, or a list of them.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(batch_shape = c(2, 4))
#' op_cond(op_any(x > 0), \() 1, \() -1)
#' op_switch(1, list(op_sin, op_cos), x)
#'
#' # Inside a layer, functions may use any tensor.
#' layer_shrink <- Layer(
#'   "Shrink",
#'   call = function(x) op_cond(op_all(x < 1), \() x, \() x / 2)
#' )
#' layer_shrink()(x)
#' @export
op_cond <- function(pred, true_fn, false_fn) {
  true_fn <- function_operand(true_fn, substitute(true_fn))
  false_fn <- function_operand(false_fn, substitute(false_fn))
  call_operation("keras.src.ops.core.Cond", list(pred, true_fn, false_fn))
}

#' @rdname op_cond
#' @export
op_switch <- function(index, branches, ...) {
  operands <- list(...)
  if (!is.null(names(operands))) {
    keratin_abort(
      "graph", "the operands of `op_switch()` have no names",
      shown = toString(names(operands)), expected = "arguments without names"
    )
  }
  branches <- branch_operands(branches, substitute(branches))
  index <- as_index(index, "index")
  call_operation("keras.src.ops.core.Switch", c(list(index, branches), operands))
}

# Functions in a list, by the names of their variables.
branch_operands <- function(branches, expr) {
  is_functions <- is.list(branches) && length(branches) &&
    all(vapply(branches, is.function, NA))
  if (!is_functions) {
    keratin_abort(
      "graph", "`branches` must be a list of functions", path = "branches",
      received = branches, shown = deparse(branches, nlines = 1L)[[1L]],
      expected = "such as `list(op_sin, op_cos)`"
    )
  }
  is_list <- is.call(expr) && identical(expr[[1L]], quote(list))
  written <- if (is_list) as.list(expr)[-1L] else vector("list", length(branches))
  unname(Map(function_operand, branches, written))
}

#' Loops
#'
#' `op_while_loop()` calls `body()` with a state as long as `cond()` of the state is
#' true; `op_fori_loop()` calls `body_fun(i, state)` for `i` from `lower` up to the
#' number before `upper`, both as they are. Each call gives the next state, of the
#' same shapes and dtypes.
#'
#' Keras can write no model that holds such a loop: writing one is an error. A layer
#' whose `call()` holds the loop can be written.
#'
#' @param cond A function of the state that gives a truth value.
#' @param body A function of the state that gives the next one.
#' @param loop_vars The state: a tensor, or a list of tensors and arrays, each of
#'   which becomes an argument of `cond` and `body`.
#' @param maximum_iterations After how many calls the loop ends in any case; `NULL`
#'   for no such bound.
#' @param lower,upper Where the counter begins and ends: integers, or tensors.
#' @param body_fun A function of counter and state that gives the next state.
#' @param init_val The first state: a tensor.
#' @returns The last state: a symbolic tensor, or a list of them.
#' @family control operations
#' @seealso Keras's own page: <https://keras.io/api/ops/core/>
#' @examples
#' x <- keras_input(batch_shape = c(2, 4))
#' op_while_loop(\(x) op_all(x < 100), \(x) x * 2, x)
#' op_fori_loop(0, 3, \(i, x) x + i, x)
#' @export
op_while_loop <- function(cond, body, loop_vars, maximum_iterations = NULL) {
  fields <- list(
    cond = function_operand(cond, substitute(cond)),
    body = function_operand(body, substitute(body)),
    maximum_iterations = maximum_iterations
  )
  call_operation("keras.src.ops.core.WhileLoop", list(loop_vars), fields)
}

#' @rdname op_while_loop
#' @export
op_fori_loop <- function(lower, upper, body_fun, init_val) {
  fields <- list(
    lower = lower, upper = upper,
    body_fun = function_operand(body_fun, substitute(body_fun))
  )
  call_operation("keras.src.ops.core.ForiLoop", list(init_val), fields)
}

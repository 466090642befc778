# Operators and functions of base R on symbolic tensors: each records the
# operation that Keras records for it.

#' Operators and functions of base R on symbolic tensors
#'
#' R's own operators and functions, called on a symbolic tensor, record the
#' operation of the same meaning, and give the tensor that comes of it.
#'
#' * Operators: `+`, `-`, `*`, `/`, `^`, `%%`, `%/%`, comparisons, `&`, `|`, `!`.
#'   One side may be a number or an array.
#' * Products of matrices: `%*%`, from R 4.3 on; [op_matmul()] in any version.
#' * Element by element: `abs()`, `sign()`, `sqrt()`, `exp()`, `expm1()`, `log()`
#'   with any base, `log2()`, `log10()`, `log1p()`, `floor()`, `ceiling()`,
#'   `trunc()`, `round()`, the trigonometric and hyperbolic functions and their
#'   inverses, `is.nan()`, `is.finite()`, `is.infinite()`, and for complex numbers
#'   `Re()`, `Im()`, `Mod()`, `Arg()` and `Conj()`.
#' * Of all elements, those of all samples of a batch included: `sum()`, `prod()`,
#'   `max()`, `min()`, `any()`, `all()`, `mean()`; `na.rm = TRUE` leaves out `NaN`.
#'   Along axes, they are `op_sum()` and so on.
#' * Sums and products so far, of all elements in a row: `cumsum()`, `cumprod()`.
#'   Rows are filled up last axis first, as Keras does, not first axis first.
#'
#' Functions that Keras has no operation for, such as `range()` or `gamma()`, are
#' an error of class `keratin_error_graph`.
#'
#' @returns A symbolic tensor.
#' @name tensor-operators
#' @aliases Ops.keras.src.backend.common.keras_tensor.KerasTensor
#' @family arithmetic operations
#' @seealso [op_subset()] for `[`.
#' @examples
#' x <- keras_input(shape = c(4, 4))
#' x / 2 + 1
#' sqrt(abs(x))
#' mean(x)
NULL

# Roxygen finds no generic in these groups, so that they are named in full.
#' @method Ops keras.src.backend.common.keras_tensor.KerasTensor
#' @export
Ops.keras.src.backend.common.keras_tensor.KerasTensor <- function(e1, e2) {
  if (missing(e2)) {
    return(unary_operator(.Generic, e1))
  }
  operation <- binary_operators[[.Generic]]
  call_operation(paste0("keras.src.ops.numpy.", operation), list(e1, e2))
}

# The same function, so that a tensor and a weight go together.
#' @method Ops keratin_variable
#' @export
Ops.keratin_variable <- Ops.keras.src.backend.common.keras_tensor.KerasTensor

# R's operators, and the classes of what Keras records for Python's.
binary_operators <- list(
  `+` = "Add", `-` = "Subtract", `*` = "Multiply", `/` = "TrueDivide",
  `^` = "Power", `%%` = "Mod", `%/%` = "FloorDivide",
  `==` = "Equal", `!=` = "NotEqual", `<` = "Less", `<=` = "LessEqual",
  `>` = "Greater", `>=` = "GreaterEqual", `&` = "LogicalAnd", `|` = "LogicalOr"
)

unary_operator <- function(operator, x) {
  switch(operator,
    `+` = x,
    `-` = call_operation("keras.src.ops.numpy.Negative", list(x)),
    `!` = call_operation("keras.src.ops.numpy.LogicalNot", list(x))
  )
}

#' @method Math keras.src.backend.common.keras_tensor.KerasTensor
#' @export
Math.keras.src.backend.common.keras_tensor.KerasTensor <- function(x, ...) {
  switch(.Generic,
    log = return(logarithm(x, ...)),
    round = return(rounded(x, ...))
  )
  refuse_further(.Generic, ...)
  record(operation_of(.Generic), x)
}

#' @method Complex keras.src.backend.common.keras_tensor.KerasTensor
#' @export
Complex.keras.src.backend.common.keras_tensor.KerasTensor <- function(z) {
  record(operation_of(.Generic), z)
}

#' @method Summary keras.src.backend.common.keras_tensor.KerasTensor
#' @export
Summary.keras.src.backend.common.keras_tensor.KerasTensor <- function(
  ..., na.rm = FALSE
) {
  function_of_all <- get(.Generic, envir = baseenv())
  operation <- operation_of(.Generic)
  if (isTRUE(na.rm)) {
    operation <- without_nan(.Generic, operation)
  }
  parts <- lapply(list(...), \(part) {
    if (is_tensor(part)) record(operation, part) else function_of_all(part)
  })
  path <- paste0("keras.src.ops.numpy.", joined[[.Generic]])
  Reduce(\(a, b) call_operation(path, list(a, b)), parts)
}

# R dispatches on the operator from 4.3 on.
#' @method %*% keras.src.backend.common.keras_tensor.KerasTensor
#' @export
`%*%.keras.src.backend.common.keras_tensor.KerasTensor` <- function(x, y) {
  op_matmul(x, y)
}

# The same function, so that a tensor and a weight go together.
#' @method %*% keratin_variable
#' @export
`%*%.keratin_variable` <-
  `%*%.keras.src.backend.common.keras_tensor.KerasTensor`

#' @method mean keras.src.backend.common.keras_tensor.KerasTensor
#' @export
mean.keras.src.backend.common.keras_tensor.KerasTensor <- function(
  x, ..., na.rm = FALSE
) {
  refuse_further("mean", ...)
  record(if (isTRUE(na.rm)) "Nanmean" else "Mean", x)
}

#' @export
is.nan.keras.src.backend.common.keras_tensor.KerasTensor <- function(x) {
  record("Isnan", x)
}

#' @export
is.finite.keras.src.backend.common.keras_tensor.KerasTensor <- function(x) {
  record("Isfinite", x)
}

#' @export
is.infinite.keras.src.backend.common.keras_tensor.KerasTensor <- function(x) {
  record("Isinf", x)
}

# Functions of base R in its groups, and the classes of what they record.
operations_of_base <- list(
  abs = "Absolute", sign = "Sign", sqrt = "Sqrt", exp = "Exp",
  expm1 = "Expm1", log2 = "Log2", log10 = "Log10", log1p = "Log1p",
  floor = "Floor", ceiling = "Ceil", trunc = "Trunc",
  sin = "Sin", cos = "Cos", tan = "Tan",
  asin = "Arcsin", acos = "Arccos", atan = "Arctan",
  sinh = "Sinh", cosh = "Cosh", tanh = "Tanh",
  asinh = "Arcsinh", acosh = "Arccosh", atanh = "Arctanh",
  cumsum = "Cumsum", cumprod = "Cumprod",
  Re = "Real", Im = "Imag", Mod = "Absolute", Arg = "Angle",
  Conj = "Conjugate",
  sum = "Sum", prod = "Prod", max = "Max", min = "Min", any = "Any",
  all = "All"
)

# What joins the results for several arguments, as in `sum(x, y)`.
joined <- list(
  sum = "Add", prod = "Multiply", max = "Maximum", min = "Minimum",
  any = "LogicalOr", all = "LogicalAnd"
)

# Records an operation of `keras.ops.numpy`.
record <- function(operation, x, ...) {
  call_operation(paste0("keras.src.ops.numpy.", operation), list(x), ...)
}

operation_of <- function(generic) {
  operations_of_base[[generic]] %||% keratin_abort(
    "graph",
    paste0("`", generic, "()` has no operation in Keras"),
    hint = switch(generic,
      range = "`min(x)` and `max(x)` give the two numbers.",
      signif = "`round()` rounds to a number of decimals."
    )
  )
}

without_nan <- function(generic, operation) {
  if (generic %in% c("any", "all")) {
    keratin_abort(
      "graph",
      paste0("`", generic, "()` of a tensor cannot leave out `NaN`"),
      path = "na.rm", received = TRUE, shown = "TRUE", expected = "FALSE"
    )
  }
  paste0("Nan", generic)
}

logarithm <- function(x, base) {
  if (missing(base) || identical(base, exp(1))) {
    return(record("Log", x))
  }
  if (is.numeric(base) && length(base) == 1L && base %in% c(2, 10)) {
    return(record(paste0("Log", base), x))
  }
  record("Log", x) / log(base)
}

rounded <- function(x, digits = 0L) {
  record("Round", x, list(decimals = as_integer(digits)))
}

refuse_further <- function(generic, ...) {
  if (...length() > 0L) {
    keratin_abort(
      "graph",
      paste0("`", generic, "()` of a tensor takes no further arguments"),
      received = list(...), shown = paste(...names(), collapse = ", ")
    )
  }
}

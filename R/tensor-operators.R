# Operators and functions of base R on symbolic tensors: each records the
# operation that Keras records for it.

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

# Symbolic tensors: handles with a class.

tensor_about <- function(x) rust(rs_tensor(x))

tensor_property <- function(x, name) {
  if (identical(name, "_keras_mask")) {
    return(rust(rs_mask(x)))
  }
  about <- tensor_about(x)
  switch(name,
    shape = about$shape,
    dtype = about$dtype,
    sparse = about$sparse,
    name = about$name,
    ndim = length(about$shape),
    keratin_abort(
      "config", paste0("a symbolic tensor has no property `", name, "`"),
      expected = paste(names(about), collapse = ", ")
    )
  )
}

format_tensor <- function(x) {
  about <- tensor_about(x)
  sprintf(
    "<KerasTensor shape=%s, dtype=%s%s, name=%s>",
    tuple_text(about$shape), about$dtype,
    if (about$sparse) ", sparse=TRUE" else "", about$name
  )
}

# Unknown dimensions are NA, so that dim() is an integer vector.
#' @export
dim.keras.src.backend.common.keras_tensor.KerasTensor <- function(x) {
  as.integer(x$shape)
}

#' @export
length.keras.src.backend.common.keras_tensor.KerasTensor <- function(x) {
  # As for any array: the number of elements, unknown if a dimension is.
  n <- prod(as.integer(x$shape))
  if (is.na(n)) NA_integer_ else n
}

#' @method all.equal keras.src.backend.common.keras_tensor.KerasTensor
#' @export
all.equal.keras.src.backend.common.keras_tensor.KerasTensor <- function(
  target, current, ...
) {
  if (is_tensor(current) && rust(rs_same_tensor(target, current))) {
    TRUE
  } else {
    "not the same tensor"
  }
}

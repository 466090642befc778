# Calls a new operation. `path` is Keras's path of its class, `args` are the
# operands, `fields` what the operation is made with, `kwargs` the operands that
# go by their names.
call_operation <- function(path, args, fields = list(), kwargs = list()) {
  rust(rs_call_operation(
    path, lapply(args, as_operand), fields, lapply(kwargs, as_operand)
  ))
}

# Arrays of numbers stand in a graph as constants; one number stays a number.
as_operand <- function(x) {
  if (is.list(x) && !is.object(x)) {
    return(lapply(x, as_operand))
  }
  if (is_variable(x)) {
    return(variable_tensor(x))
  }
  if (!is_array(x) || is.object(x)) {
    return(x)
  }
  python_value("numpy", value = x, dtype = array_dtype(x))
}

# A weight among operands: a tensor of its shape and dtype.
variable_tensor <- function(x) stand_in(x$shape, x$dtype, "variable")

# A tensor that stands for values of which only shape and dtype are asked.
stand_in <- function(shape, dtype, name) {
  keras_input(batch_shape = shape, dtype = dtype, name = name)
}

# Vectors of one element, and what is no number, are no arrays.
is_array <- function(x) {
  (is.numeric(x) || is.logical(x)) && (length(x) != 1L || !is.null(dim(x)))
}

array_dtype <- function(x) {
  switch(typeof(x), double = "float64", integer = "int32", logical = "bool")
}

# What configs call a value that only Python has: an array, a slice.
python_value <- function(class, ...) {
  list(class_name = paste0("__", class, "__"), config = list(...))
}

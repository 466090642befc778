# The operations of a model as its text has them: the entries behind its inputs.
operations_of <- function(inputs, outputs) {
  layers <- parse_json(as_json(keras_model(inputs, outputs)))$config$layers
  Filter(\(layer) layer$class_name != "InputLayer", layers)
}

# A tensor as it stands in a text.
tensor_in_text <- function(shape, dtype, history) {
  list(
    class_name = "__keras_tensor__",
    config = list(shape = shape, dtype = dtype, keras_history = history)
  )
}

# A function as it stands in a text: by its name.
function_in_text <- function(name) {
  list(
    module = "builtins", class_name = "function", config = name,
    registered_name = "function"
  )
}

# Shape and dtype of tensors, in their structure.
specs_of <- function(x) {
  if (is.list(x)) return(lapply(x, specs_of))
  paste(x$dtype, paste0("(", toString(dim(x)), ")"))
}

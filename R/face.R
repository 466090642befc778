# The R objects of Keras objects.
#
# A face is a function, so that layer(x) calls the layer; its environment holds
# the handle of the object, and nothing else. Rust asks for a face when an
# object first comes to R, and sets its class, the class paths of Keras.

layer_face <- function(.handle) {
  .handle <- .handle # the handle itself, in place of the promise of it
  function(object, ...) {
    if (missing(object) || is.function(object) || ...length()) {
      compose(object, ..., .layer = .handle)
    } else {
      rust(rs_call_on(.handle, object)) # the usual case, made short
    }
  }
}

object_face <- function(.handle) {
  .handle <- .handle
  function(...) call_values(.handle)
}

# Shapes and weights as R has them; Rust asks for these, too.
new_shape <- function(dims) structure(dims, class = "keras_shape")

new_variable <- function(parts) structure(parts, class = variable_class)

is_variable <- function(x) inherits(x, "keratin_variable")

variable_class <- c(
  "keras.src.backend.common.variables.KerasVariable", "keratin_variable"
)

#' @export
format.keratin_variable <- function(x, ...) {
  sprintf(
    "<Variable path=%s, shape=%s, dtype=%s%s>", x$path,
    tuple_text(x$shape), x$dtype,
    if (x$trainable) "" else ", trainable=FALSE"
  )
}

#' @export
print.keratin_variable <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

#' @rawNamespace S3method(utils::str,keratin_variable)
str.keratin_variable <- function(object, ...) {
  cat(" ", format(object), "\n", sep = "")
}

is_keras_object <- function(x) {
  inherits(x, "keratin_object") || inherits(x, "keratin_self")
}

# `self`, in the methods of a layer, is the layer.
is_layer <- function(x) {
  inherits(x, "keras.src.layers.layer.Layer") ||
    inherits(x, "keratin_self") && is_layer_class(state_of(x)$class)
}

# Tensors are handles with a class, all other Keras objects are functions.
is_tensor <- function(x) {
  typeof(x) == "externalptr" &&
    inherits(x, "keras.src.backend.common.keras_tensor.KerasTensor")
}

is_sequential <- function(x) {
  inherits(x, "keras.src.models.sequential.Sequential")
}

# What calling an object that works on values says until values are there.
call_values <- function(object) {
  about <- rust(rs_about(object))
  keratin_abort("state", paste0(
    "a `", about$class, "` cannot be applied to values: ",
    "keratin works on configurations, not on arrays"
  ))
}

# Properties -------------------------------------------------------------------

#' @export
`$.keratin_object` <- function(x, name) {
  if (is_tensor(x)) {
    return(tensor_property(x, name))
  }
  method <- if (is_method(name)) methods_of(x)[[name]]
  if (identical(name, "__class__")) {
    return(builtin_type(x))
  }
  if (is.null(method)) rust(rs_get(x, name)) else bound(method, x)
}

#' @export
`[[.keratin_object` <- function(x, i, ...) {
  if (!is.character(i) || length(i) != 1L) {
    keratin_abort(
      "config", "a Keras object has properties by name",
      expected = "one of the names that `names()` lists"
    )
  }
  `$.keratin_object`(x, i)
}

#' @export
`$<-.keratin_object` <- function(x, name, value) {
  if (is_tensor(x)) {
    keratin_abort("state", "a symbolic tensor does not change")
  }
  # model$layers[[1]]$trainable <- FALSE ends in model$layers <- the same list.
  if (!identical(name, "trainable") && name %in% names(x) &&
        identical(x[[name]], value)) {
    return(invisible(x))
  }
  rust(rs_set(x, name, value))
  invisible(x)
}

#' @export
`[[<-.keratin_object` <- function(x, i, value) `$<-.keratin_object`(x, i, value)

#' @export
names.keratin_object <- function(x) {
  if (is_tensor(x)) names(tensor_about(x)) else rust(rs_names(x))
}

#' @rawNamespace S3method(utils::.DollarNames,keratin_object)
.DollarNames.keratin_object <- function(x, pattern = "") {
  found <- grep(pattern, c(names(x), names(methods_of(x))), value = TRUE)
  structure(found, helpType = "function")
}

# Whether any object has a method of that name: most properties are none.
is_method <- function(name) {
  !is.null(model_methods[[name]]) || !is.null(lookup_methods[[name]]) ||
    !is.null(feature_space_methods[[name]])
}

# The methods that `$` finds, as functions that take the object first.
methods_of <- function(x) {
  if (is_tensor(x)) {
    list()
  } else if (is_model(x)) {
    model_methods
  } else if (is_lookup(x)) {
    c(layer_methods, lookup_methods)
  } else if (is_feature_space(x)) {
    c(layer_methods, feature_space_methods)
  } else if (is_layer(x)) {
    layer_methods
  } else {
    object_methods
  }
}

bound <- function(method, object) {
  function(...) method(object, ...)
}

object_methods <- list(get_config = function(object) get_config(object))

layer_methods <- c(object_methods, list(
  build = function(object, input_shape, ...) {
    if (missing(input_shape)) {
      rust(rs_build_for(object, lapply(list(...), plain_shape)))
    } else {
      rust(rs_build(object, plain_shape(input_shape)))
    }
    invisible(object)
  },
  compute_output_shape = function(object, input_shape) {
    rust(rs_output_shape(object, plain_shape(input_shape)))
  },
  compute_mask = function(object, inputs, previous_mask = NULL) {
    rust(rs_compute_mask(object, inputs, previous_mask))
  },
  get_build_config = function(object) rust(rs_get_build_config(object)),
  build_from_config = function(object, config) {
    rust(rs_build_from_config(object, config))
    invisible(object)
  },
  count_params = function(object) count_params(object)
))

model_methods <- c(layer_methods, list(
  add = function(object, layer) invisible(add_layer(object, layer)),
  compile = function(object, ...) compile(object, ...),
  compile_from_config = function(object, config, custom_objects = NULL) {
    rust(rs_compile_from_config(object, config, custom_entries(custom_objects)))
    invisible(object)
  },
  get_compile_config = function(object) rust(rs_compile_config(object)),
  get_layer = function(object, ...) get_layer(object, ...),
  pop = function(object, rebuild = TRUE) pop_layer(object, rebuild),
  summary = function(object, ...) summary(object, ...),
  to_json = function(object, indent = NULL) as_json(object, indent = indent)
))

# Printing ---------------------------------------------------------------------

#' @export
format.keratin_object <- function(x, ...) object_line(x)

# An object in one line.
object_line <- function(x) {
  if (is_tensor(x)) {
    return(format_tensor(x))
  }
  about <- rust(rs_about(x))
  if (!is.null(about$name)) {
    return(sprintf(
      "<%s name=%s, built=%s>", about$class, about$name, about$built
    ))
  }
  fields <- vapply(about$config, format_field, "")
  fields <- paste(names(fields), fields, sep = "=", recycle0 = TRUE)
  sprintf(
    "<%s%s>", about$class,
    if (length(fields)) paste0(" ", paste(fields, collapse = ", ")) else ""
  )
}

format_field <- function(x) {
  if (is.null(x)) {
    "NULL"
  } else if (is.list(x)) {
    class <- x$class_name
    if (is.character(class)) paste0("<", class, ">") else "<list>"
  } else {
    format(x)
  }
}

#' @export
print.keratin_object <- function(x, ...) {
  writeLines(format(x, ...))
  invisible(x)
}

#' @rawNamespace S3method(utils::str,keratin_object)
str.keratin_object <- function(object, ...) {
  cat(" ", object_line(object), "\n", sep = "")
}

#' @export
summary.keratin_object <- function(object, ...) {
  print(object)
}

#' @method all.equal keratin_object
#' @export
all.equal.keratin_object <- function(target, current, ...) {
  if (identical(target, current)) {
    return(TRUE)
  }
  if (!is_keras_object(current) || is_tensor(target) || is_tensor(current)) {
    return("not the same Keras object")
  }
  all.equal(get_config(target), get_config(current), ...)
}

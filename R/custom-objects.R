# Custom objects: classes and functions written in R, given to a call, set for a
# scope, or registered for the session.

# What a call was given as `custom_objects`, for Rust.
custom_entries <- function(objects) {
  if (is.null(objects)) {
    return(NULL)
  }
  if (is.function(objects)) {
    objects <- list(objects)
  }
  if (!is.list(objects)) {
    keratin_abort(
      "config", "`custom_objects` must be a list of classes and functions",
      path = "custom_objects",
      shown = paste0("an object of class ", class(objects)[[1L]])
    )
  }
  names <- names(objects) %||% rep("", length(objects))
  lapply(seq_along(objects), function(i) {
    entry <- custom_entry(objects[[i]], names[[i]])
    entry$given <- if (nzchar(names[[i]])) names[[i]]
    entry
  })
}

# How configs name a class or function, and the function itself.
custom_entry <- function(object, name = "") {
  class <- class_of(object)
  if (!is.null(class)) {
    return(list(
      module = class$module, class_name = class$classname,
      registered_name = class$registered_name %||% class$classname,
      is_function = FALSE,
      object = if (is.function(object)) object else class$constructor
    ))
  }
  if (!is.function(object)) {
    keratin_abort(
      "config", "a custom object is a class or a function",
      path = "custom_objects",
      shown = paste0("an object of class ", class(object)[[1L]]),
      expected = "a class made by `Layer()`, or a function"
    )
  }
  registered <- attr(object, "registered_name", exact = TRUE)
  name <- if (nzchar(name)) name else function_name(object)
  if (is.null(name)) {
    keratin_abort(
      "config", "a custom function needs a name", path = "custom_objects",
      hint = "Name it in the list: `custom_objects = list(name = f)`."
    )
  }
  attr(object, "keras_name") <- NULL
  list(
    module = module_name(environment(object)), class_name = name,
    registered_name = registered %||% name, is_function = TRUE, object = object
  )
}

# A function that knows the name by which it goes in configs.
with_keras_name <- function(object, name) {
  attr(object, "keras_name") <- name
  object
}

# The name a function was registered under, or was given by.
function_name <- function(object) {
  registered <- attr(object, "registered_name", exact = TRUE)
  if (!is.null(registered)) {
    return(sub("^.*>", "", registered))
  }
  attr(object, "keras_name", exact = TRUE)
}

# The module of R classes and functions, as keras3 names it.
module_name <- function(env) {
  while (!is.null(env) && !identical(env, emptyenv())) {
    name <- environmentName(env)
    if (identical(env, globalenv())) {
      return("<r-globalenv>")
    }
    if (nzchar(name)) {
      return(paste0("<r-", if (isNamespace(env)) "namespace:", name, ">"))
    }
    env <- parent.env(env)
  }
  "<r-globalenv>"
}

#' Register classes and functions of your own
#'
#' A config names its classes; those of your own are found by name among what
#' is given in `custom_objects`, set for a scope, or registered for the session.
#' No code is ever taken from a config.
#'
#' @param object A class made by [Layer()], or a function.
#' @param name The name; that of the class or of the variable if `NULL`.
#' @param package The package that stands before the name, `"Custom"` if `NULL`
#'   and the object belongs to no package.
#' @param objects A list of classes and functions, named or not.
#' @param expr Code to run while they are found.
#' @param custom_objects,clear Not used.
#' @param obj A class or function.
#' @param module_objects Not used.
#' @return `register_keras_serializable()`: `object`, registered.
#'   `with_custom_object_scope()`: the value of `expr`.
#'   `get_registered_name()`: the full name, `package>name`.
#'   `get_registered_object()`: the object, or `NULL`.
#'   `get_custom_objects()`: a named list. `set_custom_objects()`: the former
#'   ones, invisibly.
#' @examples
#' layer_scale <- Layer(
#'   "Scale",
#'   initialize = function(factor = 2, ...) {
#'     super$initialize(...)
#'     self$factor <- factor
#'   },
#'   compute_output_shape = function(input_shape) input_shape
#' )
#' config <- serialize_keras_object(layer_scale(factor = 3))
#' with_custom_object_scope(
#'   list(layer_scale),
#'   deserialize_keras_object(config)
#' )
#'
#' layer_scale <- register_keras_serializable(layer_scale, package = "mine")
#' get_registered_name(layer_scale)
#' @family custom objects
#' @export
register_keras_serializable <- function(object, name = NULL, package = NULL) {
  guess <- substitute(object)
  name <- name %||% class_of(object)$classname %||%
    function_name(object) %||% if (is.symbol(guess)) as.character(guess)
  package <- package %||% package_of(object)
  full <- paste0(package, ">", name)
  class <- class_of(object)
  if (is.null(class)) {
    object <- structure(object, registered_name = full)
  } else {
    class$registered_name <- full
  }
  rust(rs_register(custom_entry(object, name)))
  invisible(object)
}

# The package an object belongs to.
package_of <- function(object) {
  class <- class_of(object)
  env <- topenv(if (is.null(class)) environment(object) else class$parent_env)
  if (isNamespace(env)) getNamespaceName(env)[[1L]] else "Custom"
}

#' @rdname register_keras_serializable
#' @export
get_registered_name <- function(obj) {
  entry <- custom_entry(obj)
  entry$registered_name
}

#' @rdname register_keras_serializable
#' @export
get_registered_object <- function(
  name, custom_objects = NULL, module_objects = NULL
) {
  for (entry in custom_entries(custom_objects)) {
    if (name %in% c(entry$given, entry$registered_name, entry$class_name)) {
      return(entry$object)
    }
  }
  rust(rs_find_custom(name))
}

#' @rdname register_keras_serializable
#' @export
get_custom_objects <- function() rust(rs_registered())

#' @rdname register_keras_serializable
#' @export
set_custom_objects <- function(objects = named_list(), clear = TRUE) {
  former <- get_custom_objects()
  if (clear) {
    rust(rs_unregister_all())
  }
  for (entry in custom_entries(objects)) {
    entry$registered_name <- entry$given %||% entry$registered_name
    rust(rs_register(entry))
  }
  invisible(former)
}

#' @rdname register_keras_serializable
#' @export
with_custom_object_scope <- function(objects, expr) {
  rust(rs_enter_scope(custom_entries(objects)))
  on.exit(rust(rs_leave_scope()))
  force(expr)
}


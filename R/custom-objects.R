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
    abort_no_custom(object)
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

abort_no_custom <- function(object, path = "custom_objects") {
  keratin_abort(
    "config", "a custom object is a class or a function", path = path,
    shown = paste0("an object of class ", class(object)[[1L]]),
    expected = "a class made by `Layer()`, or a function"
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
#' @section Where a name is looked for:
#' In what the call at hand was given as `custom_objects`, in scopes, innermost
#' first, then among what is registered. A registered object goes by its full
#' name, `package>name`, which configs hold as `registered_name`; a name without a
#' package finds no object of a package. [from_config()] of what [get_config()] gave
#' in the same session finds the object's own class without being given it.
#'
#' @param object A class made by [Layer()] or its like, an R6 class, or a
#'   function.
#' @param name The name; that of the class or of the variable if `NULL`.
#' @param package The package that stands before the name. If `NULL`, the package
#'   whose code calls the function; `"Custom"` outside of packages.
#' @param objects A list of classes and functions, named or not.
#' @param expr Code to run while they are found.
#' @param custom_objects,module_objects Lists of classes and functions in which
#'   the name is looked for after all else.
#' @param clear Whether what was registered before is forgotten.
#' @param obj A class or function, also one of Keras's own such as `layer_dense`.
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
  class <- class_of(object)
  if (is.null(class) && !is.function(object)) {
    abort_no_custom(object, "object")
  }
  name <- name %||% class$classname %||% function_name(object) %||%
    if (is.symbol(guess)) as.character(guess)
  package <- package %||% calling_package(parent.frame())
  check_string(name, "name")
  check_string(package, "package")
  full <- paste0(package, ">", name)
  if (is.null(class)) {
    object <- structure(object, registered_name = full)
  } else {
    class$registered_name <- full
  }
  rust(rs_register(custom_entry(object, name)))
  invisible(object)
}

# The package whose code calls.
calling_package <- function(frame) {
  env <- topenv(frame)
  if (isNamespace(env)) getNamespaceName(env)[[1L]] else "Custom"
}

#' @rdname register_keras_serializable
#' @export
get_registered_name <- function(obj) {
  path <- if (inherits(obj, "keratin_type")) {
    environment(obj)$path
  } else {
    builtin_of(obj)$path
  }
  if (!is.null(path)) {
    return(sub("^.*[.]", "", path))
  }
  custom_entry(obj)$registered_name
}

#' @rdname register_keras_serializable
#' @export
get_registered_object <- function(
  name, custom_objects = NULL, module_objects = NULL
) {
  found <- rust(rs_find_custom(name))
  if (!is.null(found)) {
    return(found)
  }
  for (entry in c(custom_entries(custom_objects), custom_entries(module_objects))) {
    if (name %in% c(entry$given %||% c(entry$registered_name, entry$class_name))) {
      return(entry$object)
    }
  }
}

#' @rdname register_keras_serializable
#' @export
get_custom_objects <- function() rust(rs_registered())

#' @rdname register_keras_serializable
#' @export
set_custom_objects <- function(objects = named_list(), clear = TRUE) {
  check_flag(clear, "clear")
  former <- get_custom_objects()
  entries <- custom_entries(objects)
  if (clear) {
    for (object in former) {
      class <- class_of(object)
      if (!is.null(class)) class$registered_name <- NULL
    }
    rust(rs_unregister_all())
  }
  for (entry in entries) {
    name <- entry$given %||% entry$registered_name
    class <- class_of(entry$object)
    if (!is.null(class)) class$registered_name <- name
    entry$registered_name <- name
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

# The classes of the session -----------------------------------------------------

# A config of the session knows its class as keras3's does, but by name: the
# config stays data. The class is not kept alive.
session_classes <- new.env(parent = emptyenv())

remember_class <- function(class) {
  key <- paste(class$module, class$registered_name %||% class$classname)
  session_classes[[key]] <- rlang::new_weakref(class)
}

# The class that a config of the session names, for Rust, unless another is
# registered or in scope.
remembered_class <- function(envelope) {
  name <- envelope$registered_name
  if (is.null(name) || !is.character(envelope$module) ||
        !is.null(rust(rs_find_custom(name)))) {
    return(NULL)
  }
  known <- session_classes[[paste(envelope$module, name)]]
  class <- if (!is.null(known)) rlang::wref_key(known)
  if (!is.null(class)) list(custom_entry(class$constructor))
}

# Instances of classes written in R: `self`, `super`, `private`, and methods that
# see them.

# An object of a class, from arguments of `initialize()`.
new_instance <- function(class, arguments) {
  self <- new_self(class)
  state <- state_of(self)
  state$arguments <- with_argument_names(class, arguments)
  call_method(self, class, "initialize", arguments)
  if (!is_layer_class(class)) {
    return(finish_object(self))
  }
  face <- state$face
  if (is.null(face)) {
    keratin_abort(
      "state", paste0(
        "`initialize()` of class `", class$classname,
        "` did not call `super$initialize()`"
      ),
      hint = "Begin it with `super$initialize(...)`."
    )
  }
  # From here on the layer keeps `self`, not the other way round.
  state$face <- NULL
  face
}

is_layer_class <- function(class) class$kind %in% c("layer", "model")

# Arguments under the names of the formals they go to.
with_argument_names <- function(class, arguments) {
  if (all(is_named(arguments))) {
    return(arguments)
  }
  fn <- function() NULL
  formals(fn) <- class_formals(class)
  matched <- as.list(match.call(fn, as.call(c(list(fn), arguments)), FALSE))
  dots <- matched[["..."]]
  matched <- matched[setdiff(names(matched), c("", "..."))]
  c(matched, as.list(dots))
}

# `self`: an environment for what methods assign, with a state of its own.
new_self <- function(class) {
  self <- new.env(parent = emptyenv())
  state <- new.env(parent = emptyenv())
  state$class <- class
  state$scopes <- list()
  attr(self, "state") <- state
  fields <- fields_of(class)
  for (name in names(fields)) {
    assign(name, fields[[name]], envir = self)
  }
  class(self) <- "keratin_self"
  self
}

state_of <- function(self) attr(self, "state", exact = TRUE)

# The members of a class that are values rather than methods, in one list.
fields_of <- function(class) {
  fields <- list()
  for (class in own_classes(class)) {
    values <- class$members[!vapply(class$members, is.function, NA)]
    fields <- c(fields, values[setdiff(names(values), names(fields))])
  }
  fields
}

# What the methods of a class see in an instance: self, super, private, the
# class. It is made once.
scope_of <- function(self, class) {
  state <- state_of(self)
  for (scope in state$scopes) {
    if (identical(scope$.class, class)) {
      return(scope)
    }
  }
  # `self(x)` finds the function behind the environment.
  outer <- new.env(parent = class$parent_env)
  outer$self <- function(...) object_of(self)(...)
  scope <- new.env(parent = outer)
  scope$.class <- class
  scope$self <- self
  scope$super <- new_super(self, class)
  scope$`__class__` <- class$type
  scope[[class$classname]] <- class$type
  state$scopes <- c(state$scopes, list(scope))
  scope$private <- new_private(class, scope)
  scope
}

# What only the methods of one class see of an instance.
new_private <- function(class, scope) {
  private <- new.env(parent = emptyenv())
  for (name in names(class$private)) {
    member <- class$private[[name]]
    if (is.function(member)) {
      environment(member) <- scope
    }
    if (is_active(member)) {
      makeActiveBinding(name, without_attributes(member), private)
    } else {
      assign(name, member, envir = private)
    }
  }
  private
}

without_attributes <- function(fn) {
  attributes(fn) <- NULL
  fn
}

# The object of a `self`.
object_of <- function(self) {
  state <- state_of(self)
  if (is_layer_class(state$class)) {
    rust(rs_self_layer(handle_of(self)))
  } else {
    new_object(self)
  }
}

# A method as a function of its own arguments: it sees self, super, private.
method_for <- function(fn, self, class) {
  scope <- scope_of(self, class)
  decorators <- attr(fn, "py_decorators", exact = TRUE)
  environment(fn) <- scope
  first <- names(formals(fn))[1L]
  if ("staticmethod" %in% decorators) {
    return(fn)
  }
  if ("classmethod" %in% decorators) {
    return(if (identical(first, "cls")) \(...) fn(class$type, ...) else fn)
  }
  if (identical(first, "self")) \(...) fn(self, ...) else fn
}

# Calls a method, of the nearest class that has it, or what every object does.
call_method <- function(self, class, name, arguments) {
  do.call(bound_method(self, class, name), arguments, quote = TRUE)
}

bound_method <- function(self, class, name, order = class$order) {
  holder <- holder_of(order, name)
  fn <- holder$members[[name]]
  if (is.function(fn)) {
    return(method_for(fn, self, holder))
  }
  fn <- base_methods_of(state_of(self)$class)[[name]]
  if (!is.null(fn)) function(...) fn(self, ...)
}

# A method that the class of an object has in R; NULL if there is none.
own_method <- function(object, name) {
  if (!inherits(object, "keratin_custom")) {
    return(NULL)
  }
  self <- rust(rs_self_of(object))
  class <- state_of(self)$class
  if (is.function(find_member(class, name))) bound_method(self, class, name)
}

# The value of an active property, or the method of that name; NULL if there is
# none.
member_of <- function(self, name, class = state_of(self)$class) {
  # `build()` records what it builds for, whoever calls it.
  if (identical(name, "build") && is_layer_class(class) &&
        !is.null(state_of(self)$handle)) {
    return(function(...) layer_methods$build(self, ...))
  }
  method <- bound_method(self, class, name)
  if (is_active(find_member(class, name))) method() else method
}

#' @export
`$.keratin_self` <- function(x, name) {
  if (exists(name, envir = x, inherits = FALSE)) {
    return(get(name, envir = x, inherits = FALSE))
  }
  state <- state_of(x)
  if (identical(name, "__class__")) {
    return(state$class$type)
  }
  if (is_active(find_member(state$class, name))) {
    return(member_of(x, name))
  }
  method <- member_of(x, name)
  if (!is.null(method)) {
    return(method)
  }
  if (is_layer_class(state$class)) {
    return(`$.keratin_object`(object_of(x), name))
  }
  if (!is.null(state$parent)) {
    return(state$parent[[name]])
  }
  keratin_abort(
    "config", sprintf("`self` has no `%s`", name), path = name
  )
}

#' @export
`[[.keratin_self` <- function(x, i) `$.keratin_self`(x, i)

#' @export
`$<-.keratin_self` <- function(x, name, value) {
  state <- state_of(x)
  active <- find_member(state$class, name)
  if (is_active(active)) {
    set_active(x, name, active, value)
    return(x)
  }
  assignment <- call("<-", call("$", quote(self), as.name(name)), quote(value))
  if (!is.null(state$handle) && name %in% own_flags) {
    rust(rs_self_set(state$handle, name, value), assignment)
    return(x)
  }
  if (is_layer_class(state$class)) {
    for (part in parts_in(value)) {
      if (is.null(state$handle)) {
        state$assigned <- c(state$assigned, list(part))
      } else {
        track_part(state$handle, part, assignment)
      }
    }
  }
  assign(name, value, envir = x)
  x
}

# What a layer itself keeps of what methods may assign.
own_flags <- c("trainable", "built", "supports_masking")

set_active <- function(self, name, fn, value) {
  if (!length(setdiff(names(formals(fn)), "self"))) {
    keratin_abort("state", sprintf("property `%s` cannot be set", name))
  }
  call_method(self, state_of(self)$class, name, list(value))
}

#' @export
`[[<-.keratin_self` <- function(x, i, value) `$<-.keratin_self`(x, i, value)

#' @export
names.keratin_self <- function(x) ls(x, all.names = TRUE, sorted = FALSE)

#' @export
print.keratin_self <- function(x, ...) {
  writeLines(paste0("<self of ", state_of(x)$class$classname, ">"))
  invisible(x)
}

# A custom object shows what its class keeps in `self`, and its methods.
#' @export
`$.keratin_custom` <- function(x, name) {
  self <- rust(rs_self_of(x))
  if (exists(name, envir = self, inherits = FALSE)) {
    return(get(name, envir = self, inherits = FALSE))
  }
  class <- state_of(self)$class
  if (identical(name, "__class__")) {
    return(class$type)
  }
  if (identical(name, "metrics") && is_layer_class(class) &&
        is.null(find_member(class, name))) {
    return(metrics_in(as.list.environment(self)))
  }
  if (is.function(find_member(class, name)) && !name %in% not_raw_methods) {
    member <- member_of(self, name)
    return(if (is.function(member)) face_for_self(member, self) else member)
  }
  if (!is_layer_class(class)) {
    method <- bound_method(self, class, name)
    return(method %||% object_property(x, self, name))
  }
  `$.keratin_object`(x, name)
}

# What records more than the method itself does.
not_raw_methods <- c("get_config", "build")

object_property <- function(x, self, name) {
  if (identical(name, "get_config")) {
    return(\() get_config(x))
  }
  parent <- state_of(self)$parent
  if (is.null(parent)) rust(rs_get(x, name)) else parent[[name]]
}

# A method that gives `self` gives the object.
face_for_self <- function(method, self) {
  function(...) {
    out <- method(...)
    if (identical(out, self)) invisible(object_of(self)) else out
  }
}

#' @export
`[[.keratin_custom` <- function(x, i, ...) `$.keratin_custom`(x, i)

#' @export
`$<-.keratin_custom` <- function(x, name, value) {
  self <- rust(rs_self_of(x))
  if (identical(name, "trainable") && is_layer_class(state_of(self)$class)) {
    return(`$<-.keratin_object`(x, name, value))
  }
  # model$layers[[1]]$trainable <- FALSE ends in model$layers <- the same list.
  if (!exists(name, envir = self, inherits = FALSE) &&
        name %in% c("layers", "weights", "metrics")) {
    return(invisible(x))
  }
  `$<-.keratin_self`(self, name, value)
  invisible(x)
}

#' @export
names.keratin_custom <- function(x) {
  self <- rust(rs_self_of(x))
  own <- ls(self, sorted = FALSE)
  base <- names.keratin_object(x)
  c(base, setdiff(own, base))
}

# The layers and weights in a value: one, or lists of them.
parts_in <- function(x) things_in(x, \(x) is_layer(x) || is_variable(x))

track_part <- function(handle, part, call = user_frame()) {
  if (is_variable(part)) {
    rust(rs_self_track_weight(handle, part$number, part$path), call)
  } else {
    rust(rs_self_track(handle, part), call)
  }
}

metrics_in <- function(x) {
  things_in(x, \(x) inherits(x, "keras.src.metrics.metric.Metric"))
}

# What of a kind is in a value: one thing, or lists of things at any depth.
things_in <- function(x, is_one) {
  if (is_one(x)) {
    list(x)
  } else if (is.list(x) && !is.object(x)) {
    unlist(lapply(unname(x), things_in, is_one), recursive = FALSE)
  }
}

# `super`: the methods of the parent of the class whose method runs. In Python's
# way, `super()` and `super(Class, self)` are that, too.
new_super <- function(self, class) {
  structure(
    function(type = NULL, object_or_type = NULL) {
      if (!is.null(type)) {
        class <- class_of(type) %||% keratin_abort(
          "config", "`super()` takes a class written in R, and `self`",
          path = "type", shown = paste0("an object of class ", class(type)[[1L]])
        )
      }
      new_super(self, class)
    },
    self = self, class_env = class, class = "keratin_super"
  )
}

#' @export
`$.keratin_super` <- function(x, name) {
  self <- attr(x, "self", exact = TRUE)
  class <- attr(x, "class_env", exact = TRUE)
  name <- if (identical(name, "__init__")) "initialize" else name
  behind <- classes_behind(state_of(self)$class$order, class)
  method <- bound_method(self, class, name, behind)
  if (is.null(method)) {
    keratin_abort("state", paste0(
      "the parent of `", class$classname, "` has no method `", name, "`"
    ))
  }
  if (is_active(holder_of(behind, name)$members[[name]])) method() else method
}

#' @export
`[[.keratin_super` <- function(x, i) `$.keratin_super`(x, i)

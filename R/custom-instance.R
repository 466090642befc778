# Instances of classes written in R: `self`, `super`, `private`, and methods that
# see them.

# A layer of a class, from arguments of `initialize()`.
new_instance <- function(class, arguments) {
  self <- new_self(class)
  state <- state_of(self)
  state$arguments <- arguments
  call_method(self, class, "initialize", arguments)
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

# `self`: an environment for what methods assign, with a state of its own.
new_self <- function(class) {
  self <- new.env(parent = emptyenv())
  state <- new.env(parent = emptyenv())
  state$class <- class
  attr(self, "state") <- state
  for (member in fields_of(class)) {
    assign(member$name, member$value, envir = self)
  }
  state$private <- list2env(instance_private(class), parent = emptyenv())
  class(self) <- "keratin_self"
  state$private <- with_private_methods(state$private, self, class)
  self
}

state_of <- function(self) attr(self, "state", exact = TRUE)

# The members of a class that are values rather than methods.
fields_of <- function(class) {
  fields <- list()
  while (!is.null(class)) {
    for (name in names(class$members)) {
      value <- class$members[[name]]
      if (!is.function(value) && is.null(fields[[name]])) {
        fields[[name]] <- list(name = name, value = value)
      }
    }
    class <- class$inherit
  }
  fields
}

instance_private <- function(class) {
  own <- class$private
  if (is.null(class$inherit)) {
    return(own)
  }
  utils::modifyList(instance_private(class$inherit), own, keep.null = TRUE)
}

with_private_methods <- function(private, self, class) {
  for (name in ls(private, all.names = TRUE)) {
    if (is.function(private[[name]])) {
      private[[name]] <- method_for(private[[name]], self, class)
    }
  }
  private
}

# A method as a function of its own arguments: it sees self, super, private.
method_for <- function(fn, self, class) {
  env <- new.env(parent = class$parent_env)
  env$self <- self
  env$super <- new_super(self, class)
  env$private <- state_of(self)$private
  delayedAssign("__class__", constructor_of(class), assign.env = env)
  if (!exists(class$classname, envir = class$parent_env)) {
    delayedAssign(class$classname, constructor_of(class), assign.env = env)
  }
  environment(fn) <- env
  if (identical(names(formals(fn))[1L], "self")) {
    method <- fn
    fn <- function(...) method(self, ...)
  }
  fn
}

# Calls a method, of the nearest class that has it, or what every layer does.
call_method <- function(self, class, name, arguments) {
  do.call(bound_method(self, class, name), arguments, quote = TRUE)
}

bound_method <- function(self, class, name) {
  while (!is.null(class)) {
    fn <- class$members[[name]]
    if (is.function(fn)) {
      return(method_for(fn, self, class))
    }
    class <- class$inherit
  }
  fn <- base_methods[[name]]
  if (!is.null(fn)) function(...) fn(self, ...)
}

# A member as `$` gives it: of a method that is a property, the value.
member_of <- function(self, class, name) {
  method <- bound_method(self, class, name)
  if (is_active(find_member(class, name))) method() else method
}

#' @export
`$.keratin_self` <- function(x, name) {
  if (exists(name, envir = x, inherits = FALSE)) {
    return(get(name, envir = x, inherits = FALSE))
  }
  state <- state_of(x)
  member <- member_of(x, state$class, name)
  if (!is.null(member)) {
    return(member)
  }
  layer <- rust(rs_self_layer(handle_of(x)))
  layer[[name]]
}

#' @export
`[[.keratin_self` <- function(x, i) `$.keratin_self`(x, i)

#' @export
`$<-.keratin_self` <- function(x, name, value) {
  state <- state_of(x)
  if (identical(name, "trainable") && !is.null(state$handle)) {
    rust(rs_set(rust(rs_self_layer(state$handle)), name, value))
    return(x)
  }
  for (layer in layers_in(value)) {
    if (is.null(state$handle)) {
      state$assigned <- c(state$assigned, list(layer))
    } else {
      rust(rs_self_track(state$handle, layer))
    }
  }
  assign(name, value, envir = x)
  x
}

#' @export
`[[<-.keratin_self` <- function(x, i, value) `$<-.keratin_self`(x, i, value)

#' @export
print.keratin_self <- function(x, ...) {
  writeLines(paste0("<self of ", state_of(x)$class$classname, ">"))
  invisible(x)
}

# A custom layer shows what its class keeps in `self`, and its methods.
#' @export
`$.keratin_custom` <- function(x, name) {
  self <- rust(rs_self_of(x))
  if (exists(name, envir = self, inherits = FALSE)) {
    return(get(name, envir = self, inherits = FALSE))
  }
  class <- state_of(self)$class
  if (is.function(find_member(class, name))) {
    return(member_of(self, class, name))
  }
  NextMethod()
}

#' @export
`[[.keratin_custom` <- function(x, i, ...) `$.keratin_custom`(x, i)

#' @export
`$<-.keratin_custom` <- function(x, name, value) {
  if (identical(name, "trainable")) {
    return(NextMethod())
  }
  `$<-.keratin_self`(rust(rs_self_of(x)), name, value)
  invisible(x)
}

#' @export
names.keratin_custom <- function(x) {
  self <- rust(rs_self_of(x))
  own <- ls(self, sorted = FALSE)
  base <- names.keratin_object(x)
  c(base, setdiff(own, base))
}

# The layers in a value: one, or a list of them.
layers_in <- function(x) {
  if (is_layer(x)) {
    list(x)
  } else if (is.list(x) && !is.object(x)) {
    unlist(lapply(x, layers_in), recursive = FALSE)
  }
}

# `super`: the methods of the parent of the class whose method runs.
new_super <- function(self, class) {
  structure(
    function() new_super(self, class),
    self = self, class_env = class, class = "keratin_super"
  )
}

#' @export
`$.keratin_super` <- function(x, name) {
  self <- attr(x, "self", exact = TRUE)
  class <- attr(x, "class_env", exact = TRUE)
  member_of(self, class$inherit, name) %||% keratin_abort(
    "state",
    paste0("the parent of `", class$classname, "` has no method `", name, "`")
  )
}

#' @export
`[[.keratin_super` <- function(x, i) `$.keratin_super`(x, i)

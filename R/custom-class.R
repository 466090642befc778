# Classes written in R: environments with a name, members and a parent, behind
# constructors that users call.

# A class: an environment with its name, members and parent.
new_class <- function(
  classname, members, more, public, private, inherit, parent_env
) {
  if (!rlang::is_string(classname) || !nzchar(classname)) {
    keratin_abort(
      "config", "`classname` must be a name", path = "classname",
      received = classname, shown = deparse1(classname)
    )
  }
  members <- utils::modifyList(members, more, keep.null = TRUE)
  members <- utils::modifyList(members, public, keep.null = TRUE)
  members <- members[!vapply(members, is.null, NA)]
  class <- new.env(parent = emptyenv())
  class$classname <- classname
  class$members <- members
  class$private <- private
  class$inherit <- parent_class(inherit)
  class$parent_env <- parent_env
  class$module <- module_name(parent_env)
  class
}

parent_class <- function(inherit) {
  if (is.null(inherit)) {
    return(NULL)
  }
  class_of(inherit) %||% keratin_abort(
    "config", "`inherit` must be a class made by `Layer()`", path = "inherit",
    shown = paste0("an object of class ", class(inherit)[[1L]])
  )
}

# The class behind a constructor; NULL for anything else.
class_of <- function(x) {
  if (inherits(x, "keratin_class")) environment(x)$.class
}

# A constructor: a function of these formals whose environment knows the class.
as_constructor <- function(constructor, class, formals) {
  env <- new.env(parent = topenv(), size = 2L)
  env$.class <- class
  formals(constructor) <- formals
  environment(constructor) <- env
  class$constructor <- constructor
  structure(constructor, class = c("keratin_class", "function"))
}

# The constructor as `__class__` and custom objects have it.
constructor_of <- function(class) {
  structure(class$constructor, class = c("keratin_class", "function"))
}

# The formals of `initialize()`, of the nearest class that has it.
class_formals <- function(class) {
  initialize <- find_member(class, "initialize")
  if (is.null(initialize)) {
    return(alist(... = ))
  }
  formals <- formals(initialize)
  formals[setdiff(names(formals), "self")]
}

# A member of the class or of the nearest parent that has it.
find_member <- function(class, name) {
  while (!is.null(class)) {
    member <- class$members[[name]]
    if (!is.null(member)) {
      return(member)
    }
    class <- class$inherit
  }
}

# The arguments of a call of a constructor, as given: defaults stay with
# `initialize()`.
constructor_arguments <- function(but = character()) {
  frame <- parent.frame()
  fn <- sys.function(sys.parent())
  given <- setdiff(names(formals(fn)), c("...", but))
  given <- given[!vapply(given, \(name) {
    eval(call("missing", as.name(name)), frame)
  }, NA)]
  arguments <- mget(given, envir = frame)
  if ("..." %in% names(formals(fn))) {
    arguments <- c(arguments, eval(quote(list(...)), frame))
  }
  arguments
}

compose_new <- function(class, object, arguments) {
  layer <- new_instance(class, arguments)
  if (is.null(object)) layer else compose(object, .layer = layer)
}

#' @export
print.keratin_class <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

#' @export
format.keratin_class <- function(x, ...) {
  paste0("<class ", class_of(x)$classname, ">")
}

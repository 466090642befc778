# Classes written in R: environments with a name, members and a parent, behind
# constructors that users call.
#
# A class has two functions. Its constructor is what users get, for layers with
# `object` first. Its type is what methods see as `__class__` and `cls`: it takes
# the arguments of `initialize()` and nothing else.

# A class: an environment with its name, members and parent.
new_class <- function(
  kind, classname, members, more, public, private, inherit, parent_env
) {
  if (!rlang::is_string(classname) || !nzchar(classname)) {
    keratin_abort(
      "config", "`classname` must be a name", path = "classname",
      received = classname, shown = deparse1(classname)
    )
  }
  check_env(parent_env, "parent_env")
  refuse_nameless(private, "private")
  members <- members[!vapply(members, is.null, NA)]
  for (more in list(refuse_nameless(more, NULL), refuse_nameless(public, "public"))) {
    members[names(more)] <- more
  }
  class <- new.env(parent = emptyenv())
  class$classname <- classname
  class$members <- with_r_names(members, kind)
  class$private <- private
  class$parent_env <- parent_env
  class$module <- module_name(parent_env)
  set_parents(class, inherit, kind)
  class$type <- new_type(class)
  class
}

refuse_nameless <- function(members, arg) {
  if (!is.null(members) && !is.list(members)) {
    keratin_abort(
      "config", "the members of a class stand in a list", path = arg,
      shown = paste0("an object of class ", class(members)[[1L]]),
      expected = "`list(name = function(...) ...)`"
    )
  }
  if (length(members) && !all(is_named(members))) {
    keratin_abort(
      "config", "the members of a class need names", path = arg,
      expected = "`name = function(...)` or `name = value`"
    )
  }
  members
}

# Members under the names that R has for Python's methods.
with_r_names <- function(members, kind) {
  ours <- c(`__init__` = "initialize", `__del__` = "finalize")
  if (!kind %in% c("layer", "model")) {
    ours <- c(ours, `__call__` = "call")
  }
  for (name in intersect(names(ours), names(members))) {
    if (!is.null(members[[ours[[name]]]])) {
      keratin_abort("config", sprintf(
        "`%s` and `%s` are the same method: give one", name, ours[[name]]
      ))
    }
    names(members)[names(members) == name] <- ours[[name]]
  }
  members
}

# The class behind a constructor or a type; NULL for anything else.
class_of <- function(x) {
  if (inherits(x, "keratin_class")) {
    environment(x)$.class
  } else if (inherits(x, "R6ClassGenerator")) {
    class_of_r6(x)
  }
}

# R6 classes as keras3 takes them. The class is made once.
class_of_r6 <- function(generator) {
  made <- attr(generator, "keratin_class", exact = TRUE)
  if (!is.null(made)) {
    return(made)
  }
  methods <- generator$public_methods
  methods$clone <- NULL
  inherit <- generator$get_inherit()
  is_base <- vapply(base_classes(), identical, NA, inherit)
  kind <- if (any(is_base)) {
    names(which(is_base))
  } else if (!is.null(inherit)) {
    parent_of(inherit)$kind
  }
  class <- new_class(
    kind %||% "layer", generator$classname, list(),
    c(generator$public_fields, methods, lapply(generator$active, active_property)),
    list(), c(generator$private_fields, generator$private_methods),
    inherit, generator$parent_env
  )
  # Without a parent it is no layer, nor anything else: a part of other classes.
  class$is_mixin <- is.null(inherit)
  class_constructor(class)
  attr(generator, "keratin_class") <- class
  class
}

# What methods see as `__class__`.
new_type <- function(class) {
  type <- function(...) {
    exprs <- as.list(substitute(list(...)))[-1L]
    new_instance(.class, eval_dots(exprs, environment()))
  }
  as_class_function(type, class)
}

# What users get.
class_constructor <- function(class) {
  if (identical(class$kind, "layer")) {
    constructor <- function() {
      if (has_splices(sys.call())) {
        return(call_spliced(sys.function(), sys.call(), parent.frame()))
      }
      arguments <- constructor_arguments(but = "object")
      compose_new(.class, if (missing(object)) NULL else object, arguments)
    }
    formals <- c(alist(object = ), class_formals(class))
  } else {
    constructor <- function() {
      if (has_splices(sys.call())) {
        return(call_spliced(sys.function(), sys.call(), parent.frame()))
      }
      new_instance(.class, constructor_arguments())
    }
    formals <- class_formals(class)
  }
  formals(constructor) <- formals
  class$constructor <- as_class_function(constructor, class)
  class$constructor
}

as_class_function <- function(fn, class) {
  env <- new.env(parent = topenv(), size = 2L)
  env$.class <- class
  environment(fn) <- env
  structure(fn, class = c("keratin_class", "function"))
}

# The formals of `initialize()`, of the nearest class that has it.
class_formals <- function(class) {
  initialize <- find_member(class, "initialize")
  formals <- if (is.function(initialize)) {
    formals(initialize)
  } else if (is.function(class$builtin$constructor)) {
    formals(class$builtin$constructor)
  } else {
    switch(class$kind,
      loss = alist(name = NULL, reduction = "sum_over_batch_size", dtype = NULL),
      metric = alist(dtype = NULL, name = NULL),
      alist(... = )
    )
  }
  first <- c("self", "object", "inputs", "y_true", "y_pred")
  as.list(formals[setdiff(names(formals), first)])
}

# A member of the class or of the nearest parent that has it.
find_member <- function(class, name) holder_of(class$order, name)$members[[name]]

# The first class, of those in an order, that has a member of that name, unless
# one of Keras's own that stands before it has such a method.
holder_of <- function(order, name) {
  is_behind <- FALSE
  for (class in order) {
    if (is.character(class)) {
      is_behind <- TRUE
    } else if (!is.null(class$members[[name]]) &&
                 !(is_behind && name %in% methods_before(class))) {
      return(class)
    }
  }
}

# The methods that one of Keras's own classes has before a class that stands
# behind it: those of its own, and before what is no layer also those of every
# layer.
methods_before <- function(class) {
  own <- c(
    "initialize", "build", "call", "get_config", "from_config",
    "compute_output_shape", "compute_output_spec"
  )
  if (isTRUE(class$is_mixin)) c(own, names(layer_base_methods)) else own
}

# The arguments of a call of a constructor, as given: defaults stay with
# `initialize()`.
constructor_arguments <- function(but = character()) {
  frame <- parent.frame()
  at <- sys.parent()
  fn <- sys.function(at)
  call <- sys.call(at)
  known <- setdiff(names(formals(fn)), c("...", but))
  known <- known[!vapply(known, \(name) {
    eval(call("missing", as.name(name)), frame)
  }, NA)]
  arguments <- mget(known, envir = frame)
  matched <- NULL
  for (name in known) {
    if (is.function(arguments[[name]])) {
      matched <- matched %||% match.call(fn, call, FALSE, parent.frame(2L))
      if (is.symbol(matched[[name]])) {
        arguments[[name]] <- name_function(arguments[[name]], matched[[name]])
      }
    }
  }
  if ("..." %in% names(formals(fn))) {
    exprs <- eval(quote(as.list(substitute(list(...)))[-1L]), frame)
    arguments <- c(arguments, eval_dots(exprs, frame))
  }
  arguments
}

# Whether `!!!args` stands among the arguments of a call.
has_splices <- function(call) {
  for (i in seq_along(call)[-1L]) {
    if (is.call(call[[i]]) && is_splice(call[[i]])) {
      return(TRUE)
    }
  }
  FALSE
}

call_spliced <- function(fn, call, caller) {
  call[[1L]] <- quote(rlang::list2)
  do.call(fn, eval(call, caller), quote = TRUE)
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

#' @export
`$.keratin_class` <- function(x, name) {
  class <- class_of(x)
  switch(name,
    `__name__` = class$classname,
    `__module__` = class$module,
    from_config = \(config) from_config_of(class, config),
    find_member(class, name) %||% keratin_abort("config", sprintf(
      "class `%s` has no member `%s`", class$classname, name
    ))
  )
}

# The class of an object of Keras's own, as `object$`__class__`` gives it.
builtin_type <- function(x) {
  path <- rust(rs_class_path(x))
  type <- function(...) {
    exprs <- as.list(substitute(list(...)))[-1L]
    rust(rs_new_object(path, eval_dots(exprs, environment())))
  }
  structure(type, class = c("keratin_type", "function"))
}

#' @export
`$.keratin_type` <- function(x, name) {
  path <- environment(x)$path
  switch(name,
    `__name__` = sub("^.*[.]", "", path),
    `__module__` = sub("[.][^.]*$", "", path),
    from_config = \(config, custom_objects = NULL) {
      from_config(as_plain_config(config), custom_objects, path)
    },
    keratin_abort("config", sprintf("class `%s` has no member `%s`", path, name))
  )
}

#' @export
print.keratin_type <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

#' @export
format.keratin_type <- function(x, ...) {
  paste0("<class ", environment(x)$path, ">")
}

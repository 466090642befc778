#' Layers of your own
#'
#' `Layer()` defines a class of layers in R and gives the function that makes
#' such layers. Like `layer_dense()` and all others, that function takes first
#' what the layer is applied to: a tensor, a sequential model, or nothing.
#' `new_layer_class()` gives the same without that first argument.
#'
#' Methods see `self`, the layer; `super`, the methods of the parent class;
#' `private`, what only the class sees; and `__class__`, the class itself.
#' They may also name `self` as their first argument.
#'
#' * `initialize(...)` takes the layer's arguments and calls
#'   `super$initialize(...)`, which takes those that every layer has: `name`,
#'   `trainable`, `dtype`, `activity_regularizer`.
#' * `build(input_shape)` adds the weights, by `self$add_weight()`.
#' * `compute_output_shape(input_shape)` gives the shape of the output.
#' * `get_config()` gives the config; `super$get_config()` gives what every layer
#'   has. A class without it gets one from the arguments of `initialize()`, if
#'   all of them are plain values.
#' * `from_config(config)` makes a layer from a config; without it the config's
#'   entries are the arguments of `initialize()`.
#' * `call(inputs)` computes on values. It is kept, and not run: keratin does not
#'   compute values.
#'
#' @param classname The name of the class.
#' @param initialize,call,build,get_config Methods: see below.
#' @param ...,public Other methods and values, by name.
#' @param private A list of methods and values that are found only by `private$`.
#' @param inherit The parent class, made by `Layer()`; `NULL` for none.
#' @param parent_env Where the methods look for what they do not find elsewhere.
#' @return A function that makes layers.
#' @examples
#' layer_my_dense <- Layer(
#'   "MyDense",
#'   initialize = function(units, ...) {
#'     super$initialize(...)
#'     self$units <- units
#'   },
#'   build = function(input_shape) {
#'     last <- input_shape[[length(input_shape)]]
#'     self$kernel <- self$add_weight(shape(last, self$units), name = "kernel")
#'   },
#'   compute_output_shape = function(input_shape) {
#'     input_shape[[length(input_shape)]] <- self$units
#'     input_shape
#'   }
#' )
#' x <- keras_input(3)
#' x |> layer_my_dense(units = 8)
#'
#' layer <- layer_my_dense(units = 8)
#' config <- get_config(layer)
#' from_config(config, custom_objects = list(layer_my_dense))
#' @family custom objects
#' @export
Layer <- function(
  classname, initialize = NULL, call = NULL, build = NULL, get_config = NULL,
  ..., public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  members <- list(
    initialize = initialize, call = call, build = build, get_config = get_config
  )
  class <- new_class(classname, members, list(...), public, private, inherit,
    parent_env)
  constructor <- function() {
    arguments <- constructor_arguments(but = "object")
    compose_new(.class, if (missing(object)) NULL else object, arguments)
  }
  as_constructor(constructor, class, c(alist(object = ), class_formals(class)))
}

#' @rdname Layer
#' @export
new_layer_class <- function(
  classname, initialize = NULL, call = NULL, build = NULL, get_config = NULL,
  ..., public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  members <- list(
    initialize = initialize, call = call, build = build, get_config = get_config
  )
  class <- new_class(classname, members, list(...), public, private, inherit,
    parent_env)
  constructor <- function() new_instance(.class, constructor_arguments())
  as_constructor(constructor, class, class_formals(class))
}

# Classes ----------------------------------------------------------------------

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

# Instances --------------------------------------------------------------------

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

# What every layer does when its class does not say otherwise.
base_methods <- list(
  initialize = function(self, ...) base_initialize(self, list(...)),
  build = function(self, ...) invisible(NULL),
  get_config = function(self) base_get_config(self),
  compute_output_shape = function(self, input_shape) {
    keratin_abort("state", paste0(
      "class `", state_of(self)$class$classname, "` does not say the shape of ",
      "its output"
    ), hint = paste(
      "Give it a method `compute_output_shape(input_shape)`:",
      "`call()` is not run, as keratin does not compute values."
    ))
  },
  add_weight = function(
    self, shape = NULL, initializer = NULL, dtype = NULL, trainable = TRUE,
    autocast = TRUE, regularizer = NULL, constraint = NULL,
    aggregation = "none", overwrite_with_gradient = FALSE, name = NULL
  ) {
    rust(rs_self_add_weight(handle_of(self), list(
      shape = if (!is.null(shape)) as.list(as_shape(shape)),
      initializer = initializer, dtype = dtype, trainable = trainable,
      regularizer = regularizer, constraint = constraint, name = name
    )))
  }
)

base_initialize <- function(self, arguments) {
  state <- state_of(self)
  if (!is.null(state$handle)) {
    return(invisible(NULL))
  }
  class <- state$class
  about <- list(
    call = call_arguments(find_member(class, "call")),
    supports_masking = isTRUE(find_member(class, "supports_masking"))
  )
  entry <- custom_entry(constructor_of(class))
  made <- rust(rs_custom_layer(
    unclassed(self), entry, arguments %||% named_list(), about
  ))
  state$face <- made[[1L]]
  state$handle <- made[[2L]]
  for (layer in state$assigned) {
    rust(rs_self_track(state$handle, layer))
  }
  state$assigned <- NULL
  invisible(NULL)
}

# Rust takes `self` as it is, class and all.
unclassed <- function(self) self

# The arguments of `call()`: name = default; name = its name if it is required.
call_arguments <- function(fn) {
  if (is.null(fn)) {
    return(NULL)
  }
  arguments <- formals(fn)
  arguments <- arguments[setdiff(names(arguments), c("self", "..."))]
  required <- vapply(arguments, identical, NA, quote(expr = ))
  lapply(rlang::set_names(names(arguments)), function(name) {
    if (required[[name]]) {
      name
    } else if (is.logical(arguments[[name]])) {
      arguments[[name]]
    }
  })
}

handle_of <- function(self) {
  state_of(self)$handle %||% keratin_abort(
    "state", "the layer is not made yet",
    hint = "Call `super$initialize(...)` first."
  )
}

# What super$get_config() gives: in a class with a get_config() of its own, what
# every layer has; else also the arguments of `initialize()`.
base_get_config <- function(self) {
  state <- state_of(self)
  config <- state$base_config
  class <- state$class
  if (!is.null(find_member(class, "get_config"))) {
    return(config)
  }
  initialize <- find_member(class, "initialize") %||% \(...) NULL
  arguments <- with_defaults(state$arguments, initialize, class$parent_env)
  plain <- vapply(arguments, is_plain, NA)
  if (!all(plain)) {
    keratin_abort(
      "state", paste0(
        "class `", class$classname, "` needs a method `get_config()`: ",
        "its argument `", names(arguments)[!plain][[1L]],
        "` is not a plain value"
      )
    )
  }
  known <- names(formals(initialize))
  if (!"..." %in% known) {
    arguments <- arguments[names(arguments) %in% known]
    config <- config["name"]
    config <- config[intersect("name", known)]
    return(c(config, arguments[setdiff(names(arguments), "name")]))
  }
  # What every layer has stands where it was given, else at the end.
  order <- union(c("name", names(arguments)), names(config))
  arguments[names(config)] <- config
  arguments[order]
}

# Arguments of `initialize()` in its order, with the defaults of those not given
# that are plain values; then the others as given.
with_defaults <- function(arguments, initialize, env) {
  formals <- formals(initialize)
  names <- setdiff(names(formals), c("self", "..."))
  frame <- list2env(arguments[intersect(names, names(arguments))], parent = env)
  for (name in setdiff(names, names(arguments))) {
    default <- formals[[name]]
    if (!identical(default, quote(expr = ))) {
      # A default may refer to other arguments.
      eval(call("delayedAssign", name, default, frame, frame))
    }
  }
  own <- lapply(rlang::set_names(names), function(name) {
    tryCatch(get(name, frame, inherits = FALSE), error = \(e) quote(none))
  })
  given <- names %in% names(arguments)
  own <- own[given | vapply(own, is_plain, NA)]
  c(own, arguments[setdiff(names(arguments), names)])
}

is_plain <- function(x) {
  if (is.list(x)) {
    return(all(vapply(x, is_plain, NA)))
  }
  is.null(x) || is.atomic(x) && !is.object(x)
}

# `self` -----------------------------------------------------------------------

#' @export
`$.keratin_self` <- function(x, name) {
  if (exists(name, envir = x, inherits = FALSE)) {
    return(get(name, envir = x, inherits = FALSE))
  }
  state <- state_of(x)
  method <- bound_method(x, state$class, name)
  if (!is.null(method)) {
    return(method)
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
    return(bound_method(self, class, name))
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
  bound_method(self, class$inherit, name) %||% keratin_abort(
    "state",
    paste0("the parent of `", class$classname, "` has no method `", name, "`")
  )
}

#' @export
`[[.keratin_super` <- function(x, i) `$.keratin_super`(x, i)

# What Rust calls --------------------------------------------------------------

custom_build <- function(self, input_shape) {
  build <- bound_method(self, state_of(self)$class, "build")
  build(input_shape)
  NULL
}

custom_output_shape <- function(self, input_shape) {
  class <- state_of(self)$class
  shape <- bound_method(self, class, "compute_output_shape")(input_shape)
  plain_shape(shape)
}

# A shape, or a list of them, as Rust reads it.
plain_shape <- function(x) {
  if (inherits(x, "keras_shape")) {
    return(unclass(x))
  }
  if (is.list(x) && any(vapply(x, is.list, NA))) {
    return(lapply(x, plain_shape))
  }
  unclass(shape(x))
}

# The sizes of a recurrent cell, `NULL` for a layer that is none.
custom_cell_sizes <- function(self) {
  state <- tryCatch(self$state_size, error = \(e) NULL)
  if (is.null(state)) {
    return(NULL)
  }
  output <- tryCatch(self$output_size, error = \(e) NULL)
  list(state = state, output = output %||% unlist(state)[[1L]])
}

custom_get_config <- function(self, base) {
  state <- state_of(self)
  state$base_config <- base
  on.exit(state$base_config <- NULL)
  bound_method(self, state$class, "get_config")()
}

custom_from_config <- function(object, config) {
  class <- class_of(object)
  from_config <- find_member(class, "from_config")
  if (is.null(from_config)) {
    known <- names(formals(find_member(class, "initialize") %||% \(...) NULL))
    if (!"..." %in% known) {
      config <- config[names(config) %in% known]
    }
    return(new_instance(class, config))
  }
  env <- new.env(parent = class$parent_env)
  env$`__class__` <- object
  env[[class$classname]] <- object
  environment(from_config) <- env
  arguments <- list(config)
  if ("cls" %in% names(formals(from_config))[1L]) {
    arguments <- c(list(object), arguments)
  }
  do.call(from_config, arguments, quote = TRUE)
}

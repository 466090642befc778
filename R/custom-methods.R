# The methods of a layer whose class is written in R: what every layer does, and
# what Rust calls.

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
    self, entry, arguments %||% named_list(), about
  ))
  state$face <- made[[1L]]
  state$handle <- made[[2L]]
  for (layer in state$assigned) {
    rust(rs_self_track(state$handle, layer))
  }
  state$assigned <- NULL
  invisible(NULL)
}

# The arguments of `call()`: name = default; name = its name if it is required.
call_arguments <- function(fn) {
  if (is.null(fn)) {
    return(NULL)
  }
  arguments <- formals(fn)
  arguments <- arguments[setdiff(names(arguments), c("self", "..."))]
  required <- vapply(arguments, identical, NA, quote(expr = ))
  lapply(named_by_itself(names(arguments)), function(name) {
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
  own <- lapply(named_by_itself(names), function(name) {
    tryCatch(get(name, frame, inherits = FALSE), error = \(e) quote(none))
  })
  given <- names %in% names(arguments)
  own <- own[given | vapply(own, is_plain, NA)]
  c(own, arguments[setdiff(names(arguments), names)])
}

named_by_itself <- function(names) structure(names, names = names)

is_plain <- function(x) {
  if (is.list(x)) {
    return(all(vapply(x, is_plain, NA)))
  }
  is.null(x) || is.atomic(x) && !is.object(x)
}

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

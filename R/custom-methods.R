# The methods of objects whose class is written in R: what every such object
# does, and what Rust calls.

# What every object does when its class does not say otherwise.
base_methods_of <- function(class) {
  switch(class$kind,
    layer = , model = layer_base_methods,
    metric = metric_base_methods,
    object_base_methods
  )
}

layer_base_methods <- list(
  initialize = function(self, ...) {
    exprs <- as.list(substitute(list(...)))[-1L]
    base_initialize(self, eval_dots(exprs, environment()))
  },
  build = function(self, input_shape = NULL, ...) {
    shapes <- list(input_shape = input_shape, ...)
    if (...length()) {
      shapes <- lapply(shapes[!vapply(shapes, is.null, NA)], plain_shape)
    } else {
      shapes <- if (!is.null(input_shape)) plain_shape(input_shape)
    }
    rust(rs_super_build(handle_of(self), shapes))
    invisible(NULL)
  },
  call = function(self, ...) {
    args <- list(...)
    named <- is_named(args)
    rust(rs_super_call(
      handle_of(self), unname(args[!named]), args[named]
    ))
  },
  get_config = function(self) base_get_config(self),
  compute_output_shape = function(self, input_shape) {
    rust(rs_super_output_shape(handle_of(self), plain_shape(input_shape)))
  },
  compute_mask = function(self, inputs, previous_mask = NULL) {
    rust(rs_super_mask(handle_of(self), inputs, previous_mask))
  },
  get_build_config = function(self) rust(rs_super_build_config(handle_of(self))),
  build_from_config = function(self, config) {
    rust(rs_super_build_from_config(handle_of(self), config))
    invisible(NULL)
  },
  compile = function(self, ...) compile_parent(object_of(self), list(...)),
  get_compile_config = function(self) {
    rust(rs_super_compile_config(handle_of(self)))
  },
  compile_from_config = function(self, config) {
    rust(rs_super_compile_from_config(handle_of(self), config))
    invisible(NULL)
  },
  add_weight = function(
    self, shape = NULL, initializer = NULL, dtype = NULL, trainable = TRUE,
    autocast = TRUE, regularizer = NULL, constraint = NULL,
    aggregation = "none", overwrite_with_gradient = FALSE, name = NULL
  ) {
    rust(rs_self_add_weight(handle_of(self), list(
      shape = weight_shape(shape), initializer = initializer, dtype = dtype,
      trainable = trainable, autocast = autocast, regularizer = regularizer,
      constraint = constraint, aggregation = aggregation,
      overwrite_with_gradient = overwrite_with_gradient, name = name
    )))
  },
  # Losses of a call are known when values are.
  add_loss = function(self, loss) invisible(NULL),
  add_metric = function(self, ...) {
    keratin_abort(
      "state", "layers have no `add_metric()`",
      hint = paste(
        "Name the metric in `compile()`, or make it in `initialize()` and",
        "assign it to `self`."
      )
    )
  }
)
layer_base_methods$add_variable <- layer_base_methods$add_weight

weight_shape <- function(shape) if (!is.null(shape)) as.list(as_shape(shape))

object_base_methods <- list(
  initialize = function(self, ...) {
    exprs <- as.list(substitute(list(...)))[-1L]
    base_initialize(self, eval_dots(exprs, environment()))
  },
  get_config = function(self) base_get_config(self)
)

metric_base_methods <- c(object_base_methods, list(
  add_weight = function(
    self, shape = shape(), initializer = NULL, dtype = NULL, name = NULL, ...
  ) {
    state <- state_of(self)
    weight <- rust(rs_metric_weight(self$name, list(
      shape = weight_shape(shape), initializer = initializer,
      dtype = dtype %||% self$dtype, name = name
    )))
    state$weights <- c(state$weights, list(weight))
    weight
  }
))
metric_base_methods$add_variable <- metric_base_methods$add_weight

# `super$initialize()` at the end of the classes written in R.
base_initialize <- function(self, arguments) {
  state <- state_of(self)
  class <- state$class
  if (!is.null(state$handle)) {
    return(invisible(NULL))
  }
  arguments <- builtin_arguments(class$builtin, arguments, class$kind)
  if (is_layer_class(class)) {
    initialize_layer(self, state, arguments)
  } else if (!is.null(class$builtin)) {
    if (is.null(arguments$name) && class$kind %in% c("loss", "metric")) {
      arguments$name <- rust(rs_auto_name(class$classname))
    }
    state$parent <- rust(rs_new_object(class$builtin$path, arguments))
  } else if (length(arguments)) {
    keratin_abort("config", sprintf(
      "%s have no arguments of their own: `super$initialize()` takes none",
      plural(class$kind)
    ))
  }
  invisible(NULL)
}

initialize_layer <- function(self, state, arguments) {
  class <- state$class
  if (!is.null(arguments$input_shape)) {
    arguments$input_shape <- weight_shape(arguments$input_shape)
  }
  entry <- custom_entry(class$constructor)
  class$about <- class$about %||% layer_about(class)
  made <- rust(rs_custom_layer(self, entry, arguments, class$about))
  state$face <- made[[1L]]
  state$handle <- made[[2L]]
  attr(self, "handle") <- made[[2L]]
  for (part in state$assigned) {
    track_part(state$handle, part)
  }
  state$assigned <- NULL
  for (name in intersect(own_flags, names(self))) {
    rust(rs_self_set(state$handle, name, get(name, envir = self)))
    rm(list = name, envir = self)
  }
}

# What the core is told of a class of layers: the same for all of its layers.
layer_about <- function(class) {
  call <- find_member(class, "call")
  list(
    parent = class$builtin$path,
    is_model = identical(class$kind, "model"),
    classes = as.list(class_chain(class)),
    methods = as.list(r_methods(class)),
    call = call_arguments(call),
    takes_any = is.function(call) && "..." %in% names(formals(call)),
    build = as.list(build_arguments(find_member(class, "build")))
  )
}

# The arguments of `super$initialize()` as Keras's own class knows them. The
# function that makes objects of the class converts them, and makes none.
builtin_arguments <- function(builtin, arguments, kind) {
  fn <- builtin$constructor
  if (is.null(fn)) {
    named <- is_named(arguments)
    if (!all(named)) {
      known <- switch(builtin$kind %||% kind,
        loss = c("name", "reduction", "dtype"),
        metric = c("dtype", "name"),
        model = c("inputs", "outputs", "name")
      )
      if (sum(!named) > length(known)) {
        refuse_unnamed(arguments[!named])
      }
      names(arguments) <- names(arguments) %||% rep("", length(arguments))
      free <- setdiff(known, names(arguments))
      names(arguments)[!named] <- free[seq_len(sum(!named))]
    }
    return(if (length(arguments)) arguments else named_list())
  }
  env <- new.env(parent = environment(fn))
  env$create_layer <- env$create_layer_on <- \(class, object, args) args
  env$create_object <- \(class, args) args
  env$create_measure <- \(name, y_true, y_pred, args) args
  formals <- formals(fn)
  formals(fn) <- formals[setdiff(names(formals), not_args_of_class)]
  for (name in intersect(names(formals), not_args_of_class)) {
    env[[name]] <- NULL
  }
  environment(fn) <- env
  args <- do.call(fn, arguments, quote = TRUE)
  if (length(args)) args else named_list()
}

# What constructors take beside the arguments of their class.
not_args_of_class <- c("object", "inputs", "y_true", "y_pred")

# The classes that R sees: those written in R, nearest first.
class_chain <- function(class) {
  chain <- character()
  is_model <- identical(class$kind, "model")
  for (class in own_classes(class)) {
    chain <- c(chain, paste0(class$module, ".", class$classname))
  }
  c(
    chain, "keratin_custom",
    if (is_model) {
      c("keras.src.models.model.Model", "keras.src.trainers.trainer.Trainer")
    }
  )
}

# The methods that any of the classes has in R.
r_methods <- function(class) {
  methods <- character()
  for (one in own_classes(class)) {
    methods <- c(methods, names(one$members)[vapply(one$members, is.function, NA)])
  }
  # Of those behind one of Keras's own, that has them, too, none is met.
  is_met <- vapply(methods, \(name) is.function(find_member(class, name)), NA)
  unique(methods[is_met])
}

# The arguments of `call()`: name = default; name = its name if it is required.
call_arguments <- function(fn) {
  if (!is.function(fn)) {
    return(NULL)
  }
  arguments <- formals(fn)
  arguments <- arguments[setdiff(names(arguments), c("self", "..."))]
  if (!length(arguments)) {
    return(list(inputs = "inputs"))
  }
  required <- vapply(arguments, identical, NA, quote(expr = ))
  lapply(named_by_itself(names(arguments)), function(name) {
    if (required[[name]]) {
      name
    } else if (is.logical(arguments[[name]])) {
      arguments[[name]]
    }
  })
}

# The arguments of the call whose shapes `build()` takes, if it takes several.
build_arguments <- function(fn) {
  if (!is.function(fn)) {
    return(character())
  }
  names <- setdiff(names(formals(fn)), c("self", "..."))
  if (length(names) < 2L) {
    return(character())
  }
  if (!all(endsWith(names, "_shape"))) {
    keratin_abort(
      "config", "`build()` with several arguments takes shapes",
      expected = "names such as `query_shape`, for the argument `query` of `call()`",
      received = names, shown = toString(names)
    )
  }
  sub("_shape$", "", names)
}

handle_of <- function(self) {
  state_of(self)$handle %||% keratin_abort(
    "state", "the layer is not made yet",
    hint = "Call `super$initialize(...)` first."
  )
}

# What super$get_config() gives: in a class with a get_config() of its own, what
# Keras's own class has; else also the arguments of `initialize()`.
base_get_config <- function(self) {
  state <- state_of(self)
  class <- state$class
  config <- if (is_layer_class(class)) {
    rust(rs_super_config(handle_of(self)))
  } else if (!is.null(state$parent)) {
    rust(rs_get_config(state$parent))$config
  } else {
    named_list()
  }
  if (is.function(find_member(class, "get_config"))) {
    return(config)
  }
  initialize <- find_member(class, "initialize")
  if (!is.function(initialize)) {
    if (!identical(class$kind, "layer") || !is.null(class$builtin)) {
      return(c(config, named_list()))
    }
    initialize <- layer_initialize
  }
  arguments <- with_defaults(state$arguments, initialize, class$parent_env)
  arguments <- arguments[setdiff(names(arguments), names(config))]
  plain <- vapply(arguments, is_plain, NA)
  if (!all(plain)) {
    abort_no_config(class, names(arguments)[!plain][[1L]])
  }
  known <- names(formals(initialize))
  if (!is_layer_class(class)) {
    kept <- "..." %in% known | names(config) %in% known
    return(c(config[kept], arguments))
  }
  if (!any(c("...", "name") %in% known)) {
    config$name <- NULL
  }
  if (!is.null(class$builtin)) {
    return(c(config, arguments))
  }
  # What every layer has stands where it was given, else at the end; that of models
  # is not looked for in `...`.
  order <- names(with_defaults(state$arguments, initialize, class$parent_env))
  if (identical(class$kind, "model")) {
    order <- order[order %in% known | !order %in% names(config)]
  }
  order <- intersect(
    union(c("name", order), names(config)), c(names(arguments), names(config))
  )
  c(arguments, config)[order]
}

# The arguments of a layer whose class has no `initialize()`.
layer_initialize <- function(
  activity_regularizer = NULL, trainable = TRUE, dtype = NULL, autocast = TRUE,
  name = NULL, ...
) NULL

abort_no_config <- function(class, argument) {
  keratin_abort(
    "state", sprintf(
      "class `%s` needs a method `get_config()`: its argument `%s` is not a plain value",
      class$classname, argument
    ),
    hint = sprintf(
      "Write `get_config = function() c(super$get_config(), list(%s = ...))`.",
      argument
    )
  )
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

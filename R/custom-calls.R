# What Rust calls of an object of a class defined in R.

custom_build <- function(self, shapes) {
  build <- find_build(self)
  do.call(build, shapes, quote = TRUE)
  NULL
}

find_build <- function(self) bound_method(self, state_of(self)$class, "build")

custom_output_shape <- function(self, shapes) {
  class <- state_of(self)$class
  method <- bound_method(self, class, "compute_output_shape")
  names <- names(formals(find_member(class, "compute_output_shape")))
  names <- setdiff(names, c("self", "..."))
  shape <- if (length(names) < 2L) {
    method(shapes[[1L]])
  } else {
    do.call(method, shapes[intersect(names, names(shapes))], quote = TRUE)
  }
  plain_shape(shape)
}

custom_output_spec <- function(self, arguments) {
  traced(self, "compute_output_spec", arguments)
}

custom_call <- function(self, arguments) traced(self, "call", arguments)

custom_mask <- function(self, inputs, previous_mask) {
  bound_method(self, state_of(self)$class, "compute_mask")(inputs, previous_mask)
}

try_custom_call <- function(self, arguments) {
  tryCatch(custom_call(self, arguments), error = \(e) NULL)
}

# Runs a method on symbolic tensors. What stops it says so in its own words; what
# is no error of this package is told where it stood.
traced <- function(self, name, arguments) {
  class <- state_of(self)$class
  method <- bound_method(self, class, name)
  formals <- names(formals(find_member(class, name)))
  if (!length(setdiff(formals, c("self", "...")))) {
    names(arguments)[[1L]] <- ""
  }
  if (!identical(name, "call") && !"..." %in% formals) {
    # What is added to the arguments of every call, not every method takes.
    added <- c("training", "mask", grep("_mask$", names(arguments), value = TRUE))
    arguments <- arguments[!names(arguments) %in% setdiff(added, formals)]
  }
  withCallingHandlers(
    do.call(method, arguments, quote = TRUE),
    error = function(e) {
      if (!inherits(e, "keratin_error")) {
        abort_untraceable(self, class, name, e)
      }
    }
  )
}

abort_untraceable <- function(self, class, name, e) {
  call <- conditionCall(e)
  where <- if (!is.null(call)) paste0(" at `", deparse1(call), "`")
  keratin_abort(
    "graph", sprintf(
      "the shape of what layer `%s` gives does not follow from its `%s()`: it stopped%s",
      object_of(self)$name, name, where %||% ""
    ),
    hint = sprintf(
      "Mend `%s()` of class `%s`, or give the class `compute_output_shape(input_shape)`.",
      name, class$classname
    ),
    parent = e
  )
}

# Layers with weights that `call()` called, but that are no part of the layer.
warn_of_strangers <- function(self, names) {
  class <- state_of(self)$class
  names <- paste0("`", unlist(names), "`", collapse = ", ")
  keratin_warn(
    sprintf(
      "Weights of %s are not among those of layer `%s`.", names,
      object_of(self)$name
    ), "state", c(
      sprintf(
        "`call()` of class `%s` calls layers that were not assigned to `self`.",
        class$classname
      ),
      "Make them in `initialize()` or `build()`: `self$dense <- layer_dense(...)`."
    )
  )
  NULL
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

# What the class asks of its inputs: a list, `NULL` if it asks nothing.
custom_input_spec <- function(self) {
  if (exists("input_spec", envir = self, inherits = FALSE)) {
    spec <- get("input_spec", envir = self, inherits = FALSE)
    if (is_keras_object(spec)) list(spec) else spec
  }
}

custom_get_config <- function(self) {
  bound_method(self, state_of(self)$class, "get_config")()
}

custom_build_config <- function(self) {
  bound_method(self, state_of(self)$class, "get_build_config")()
}

custom_build_from_config <- function(self, config) {
  bound_method(self, state_of(self)$class, "build_from_config")(config)
  NULL
}

custom_compile_config <- function(self) {
  bound_method(self, state_of(self)$class, "get_compile_config")()
}

custom_compile_from_config <- function(self, config) {
  bound_method(self, state_of(self)$class, "compile_from_config")(config)
  NULL
}

# As Keras warns: how the class compiles is not known to others.
warn_of_own_compile <- function(self, config) {
  keratin_warn(
    sprintf(
      "The model was not compiled, because `%s` has a `compile()` of its own.",
      state_of(self)$class$classname
    ), "state", paste(
      "Give the class `get_compile_config()` and `compile_from_config(config)`,",
      "or compile the model after it is read."
    )
  )
  NULL
}

# What every generated constructor begins with: the arguments the user gave, as
# one named list. Defaults are left out, the core has the same ones.
#
# `...` names the arguments that are converted on the way, with the function
# that does it: `capture_args(axis = as_axis)`. With `.inputs`, arguments
# without a name are inputs, for merge_inputs() to collect.
#
# Every layer that is made passes here, so that loops stand where an apply
# function would read better.
capture_args <- function(..., .inputs = FALSE) {
  at <- sys.parent()
  fn <- sys.function(at)
  call <- sys.call(at)
  frame <- parent.frame()
  caller <- parent.frame(2L)
  formals <- formals(fn)
  known <- names(formals)

  matched <- match.call(fn, call, FALSE, caller)
  names <- as.character(names(matched))
  names <- names[match(names, not_args, 0L) == 0L]
  for (name in names) {
    if (not_given(name, matched[[name]], formals, frame)) {
      names <- names[names != name]
    }
  }
  args <- mget(names, envir = frame)
  for (name in names) {
    # A function of the user's goes in configs by the name of its variable.
    if (is.function(args[[name]]) && is.symbol(matched[[name]])) {
      args[[name]] <- name_function(args[[name]], matched[[name]])
    }
  }
  if (...length()) {
    args <- convert_args(args, list(...))
  }

  dots <- matched[["..."]]
  if (!is.null(dots)) {
    dots <- capture_dots(dots, frame, .inputs)
    if (length(dots)) {
      args <- c(args, dots)
    }
  }

  written <- written_names(call, caller)
  if (anyNA(match(written, c("", known, names(dots))))) {
    args <- rename_as_written(args, setdiff(written, names(dots)), known)
  }
  if (length(dots) > 1L && anyDuplicated(names(args))) {
    twice <- names(args)[duplicated(names(args))][[1L]]
    keratin_abort(
      "config", paste0("argument `", twice, "` is given twice"), path = twice
    )
  }
  args
}

# What a function is called on, and what match.call() has beside arguments.
not_args <- c("", "...", "object", "inputs", "x", "y_true", "y_pred")

# The inputs of a merging layer: those in `inputs`, then those without a name
# in `...`; NULL if there are none.
merge_inputs <- function(inputs, ...) {
  inputs <- if (!missing(inputs)) inputs
  if (!is.null(inputs) && (!is.list(inputs) || is.object(inputs))) {
    inputs <- list(inputs)
  }
  dots <- eval_dots(as.list(substitute(list(...)))[-1L], environment())
  inputs <- c(inputs, unname(dots[!is_named(dots)]))
  if (length(inputs)) inputs
}

# Whether a required argument was passed on by a function that did not get it
# either. The core then says what is missing.
not_given <- function(name, expr, formals, frame) {
  is.symbol(expr) && identical(formals[[name]], quote(expr = )) &&
    eval(call("missing", as.name(name)), frame)
}

name_function <- function(fn, symbol) {
  if (is.object(fn) || !is.null(attr(fn, "keras_name", exact = TRUE))) {
    return(fn)
  }
  if (is_maker(fn, symbol)) {
    return(fn())
  }
  activation_of(fn, symbol) %||% with_keras_name(fn, as.character(symbol))
}

# The activation that one of the package's own operations is: Keras writes both by
# the same name, and reads the activation. One with other defaults is another.
activation_of <- function(fn, symbol) {
  name <- as.character(symbol)
  if (!startsWith(name, "op_") || !identical(environment(fn), topenv())) {
    return(NULL)
  }
  activation <- get0(sub("^op", "activation", name), topenv(), inherits = FALSE)
  of_both <- names(formals(fn))
  is_same <- is.function(activation) &&
    identical(formals(activation)[of_both], formals(fn)[of_both])
  if (is_same) activation
}

# Whether it is one of the package's own functions that make what Keras also takes
# as a class: `kernel_initializer = initializer_zeros`.
is_maker <- function(fn, symbol) {
  grepl(
    "^(initializer|regularizer|constraint|loss|metric)_", as.character(symbol)
  ) && identical(environment(fn), topenv())
}

convert_args <- function(args, converters) {
  for (name in names(converters)) {
    if (!is.null(args[[name]])) {
      args[name] <- list(converters[[name]](args[[name]], name))
    }
  }
  args
}

# The named arguments in `...`. Those without a name are inputs, or an error.
capture_dots <- function(exprs, frame, inputs) {
  dots <- eval_dots(exprs, frame)
  named <- is_named(dots)
  if (!all(named)) {
    if (!inputs) {
      refuse_unnamed(dots[!named])
    }
    dots <- dots[named]
  }
  shapes <- match(shape_args, names(dots), 0L)
  for (i in shapes[shapes > 0L]) {
    dots[i] <- list(normalize_shape(dots[[i]]))
  }
  dots
}

# The shapes that every layer takes, with and without the batch.
shape_args <- c("input_shape", "batch_input_shape", "batch_shape")

# `list(...)` in a frame. An empty argument, as after a last comma, counts as
# none, and `!!!args` stands for many.
eval_dots <- function(exprs, frame) {
  for (i in seq_along(exprs)) {
    empty <- is.symbol(exprs[[i]]) && exprs[[i]] == ""
    if (empty || is.call(exprs[[i]]) && is_splice(exprs[[i]])) {
      return(eval(quote(rlang::list2(...)), frame))
    }
  }
  eval(quote(list(...)), frame)
}

is_splice <- function(expr) {
  identical(expr[[1L]], quote(`!`)) && is.call(expr[[2L]]) &&
    identical(expr[[2L]][[1L]], quote(`!`))
}

is_named <- function(x) {
  if (is.null(names(x))) logical(length(x)) else nzchar(names(x))
}

refuse_unnamed <- function(args) {
  shown <- vapply(args, \(x) deparse(x, nlines = 1L)[[1L]], "")
  keratin_abort(
    "config",
    paste0("an argument without a name is left over: ", toString(shown)),
    expected = "a name for each argument after those that are listed"
  )
}

# The names of the arguments as the user wrote them. A `...` in the call stands
# for the arguments of the function that the call is in.
written_names <- function(call, caller) {
  written <- names(call)
  for (i in seq_along(call)[-1L]) {
    if (is.symbol(call[[i]]) && call[[i]] == "...") {
      return(c(written, eval(quote(...names()), caller)))
    }
  }
  written
}

# R takes `unit = 4` for `units = 4`. Such an argument goes on under the name
# that was written, for the core to refuse it and to name the nearest.
rename_as_written <- function(args, written, known) {
  for (name in setdiff(written, c("", NA, known))) {
    meant <- setdiff(known[startsWith(known, name)], written)
    if (any(meant %in% not_args)) {
      keratin_abort(
        "config", paste0("there is no argument `", name, "`"), path = name,
        hint = paste0("did you mean `", meant[[1L]], "`?")
      )
    }
    names(args)[names(args) %in% meant] <- name
  }
  args
}

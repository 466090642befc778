# What functions in R ask of their arguments; those that make Keras objects leave
# it to the core.

check_string <- function(x, arg) {
  if (!rlang::is_string(x) || !nzchar(x)) {
    keratin_abort(
      "config", paste0("`", arg, "` must be a string"), path = arg,
      shown = if (!is.null(x)) deparse1(x)
    )
  }
}

check_callable <- function(x, arg) {
  if (!is.function(x)) {
    keratin_abort(
      "config", paste0("`", arg, "` must be a function"), path = arg,
      received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

check_flag <- function(x, arg) {
  if (!rlang::is_bool(x)) {
    keratin_abort(
      "config", paste0("`", arg, "` must be `TRUE` or `FALSE`"), path = arg,
      received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

check_count <- function(x, arg) {
  if (!rlang::is_scalar_integerish(x, finite = TRUE) || x < 1) {
    keratin_abort(
      "config", paste0("`", arg, "` must be a whole number of at least 1"),
      path = arg, received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

check_number <- function(x, arg) {
  if (!is_number(x) || x <= 0) {
    keratin_abort(
      "config", paste0("`", arg, "` must be a number above 0"), path = arg,
      received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

check_rate <- function(x, arg) {
  if (!is_number(x) || x < 0 || x > 1) {
    keratin_abort(
      "config", paste0("`", arg, "` must be a number from 0 to 1"), path = arg,
      received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

is_number <- function(x) is.numeric(x) && length(x) == 1L && is.finite(x)

check_choice <- function(x, arg, choices) {
  if (!is.null(x) && !(rlang::is_string(x) && x %in% choices)) {
    choices <- c("`NULL`", dQuote(choices, FALSE))
    keratin_abort(
      "config",
      paste0("`", arg, "` must be one of ", paste(choices, collapse = ", ")),
      path = arg, received = x, shown = deparse(x, nlines = 1L)[[1L]]
    )
  }
}

check_env <- function(x, arg) {
  if (!is.environment(x)) {
    keratin_abort(
      "config", paste0("`", arg, "` must be an environment"), path = arg,
      shown = paste0("an object of class ", class(x)[[1L]])
    )
  }
}

#' Assign several values at once
#'
#' `c(a, b) %<-% value` assigns the first element of `value` to `a`, and the
#' second to `b`. Shapes, lists, vectors and the columns of data frames can be
#' taken apart so.
#'
#' * `c(a, c(b, d))` takes an element apart in turn.
#' * `.` stands for an element that nobody needs, `...` for any number of them.
#' * `...rest` takes all that the others leave, as a vector or list.
#' * `b = 1` takes 1 if there is no element for `b`.
#' * `x$a`, `x[["a"]]` and `x[1]` are assigned to as with `<-`.
#'
#' There must be as many elements as names. Nothing is assigned unless all of it
#' fits.
#'
#' @param x What is assigned to: names inside of `c()`, or a single name.
#' @param value The values. A single string is taken apart into its characters.
#' @return `value`, invisibly.
#' @examples
#' x <- keras_input(c(28, 28, 3))
#' c(batch, height, ..., channels) %<-% shape(x)
#' channels
#'
#' c(first, c(second, ...rest), last = 0) %<-% list(1, 2:4)
#' rest
#' @family helpers
#' @name multi-assign
#' @aliases %<-%
#' @export
`%<-%` <- function(x, value) {
  plan <- assignments(substitute(x), value, parent.frame())
  for (one in plan) {
    assign_to(one$target, one$value, parent.frame())
  }
  invisible(value)
}

# What goes where, as a flat list.
assignments <- function(target, value, env) {
  if (!is.call(target) || !identical(target[[1L]], quote(c))) {
    check_target(target)
    return(list(list(target = target, value = value)))
  }
  slots <- slots_of(target)
  values <- values_for(slots, elements_of(value), env)
  plan <- lapply(seq_along(slots), \(i) {
    if (!slots[[i]]$skip) assignments(slots[[i]]$target, values[[i]], env)
  })
  unlist(plan, recursive = FALSE)
}

# The places inside of `c()`.
slots_of <- function(target) {
  parts <- as.list(target)[-1L]
  named <- is_named(parts)
  lapply(seq_along(parts), function(i) {
    target <- if (named[[i]]) as.name(names(parts)[[i]]) else parts[[i]]
    name <- if (is.symbol(target)) as.character(target) else ""
    collects <- startsWith(name, "...")
    skip <- name %in% c(".", "...")
    if (collects && !skip) {
      target <- as.name(substring(name, 4L))
    }
    list(
      target = target, collects = collects, skip = skip,
      has_default = named[[i]], default = if (named[[i]]) parts[[i]]
    )
  })
}

# A value for each place.
values_for <- function(slots, elements, env) {
  collects <- vapply(slots, \(slot) slot$collects, NA)
  has_default <- vapply(slots, \(slot) slot$has_default, NA)
  if (sum(collects) > 1L) {
    keratin_abort("config", "only one name in `c()` may begin with `...`")
  }
  n <- length(elements)
  single <- which(!collects)
  missing <- max(length(single) - n, 0L)
  absent <- utils::tail(single, missing)
  left <- n - length(single)
  if (!all(has_default[absent]) || left > 0L && !any(collects)) {
    keratin_abort(
      "config", paste0(
        "there are ", length(single), " names and ", n, " values"
      ),
      hint = if (left > 0L) "`...` stands for values that nobody needs."
    )
  }
  values <- vector("list", length(slots))
  at <- 0L
  for (i in seq_along(slots)) {
    if (i %in% absent || collects[[i]] && left <= 0L && has_default[[i]]) {
      values[i] <- list(eval(slots[[i]]$default, env))
    } else if (collects[[i]]) {
      values[i] <- list(elements[at + seq_len(max(left, 0L))])
      at <- at + max(left, 0L)
    } else {
      at <- at + 1L
      values[i] <- list(elements[[at]])
    }
  }
  values
}

# A vector or list of the elements of a value.
elements_of <- function(value) {
  if (is.null(value)) {
    return(list())
  }
  if (is.character(value) && length(value) == 1L && !is.object(value)) {
    return(strsplit(value, "")[[1L]])
  }
  if (is.list(value)) {
    return(unclass(value))
  }
  if (!is.atomic(value)) {
    keratin_abort(
      "config", "this value cannot be taken apart", path = "value",
      shown = paste0("an object of class ", class(value)[[1L]]),
      expected = "a list, a vector, a data frame or a shape"
    )
  }
  if (is.object(value)) as.list(value) else value
}

check_target <- function(target) {
  part <- is.call(target) && is.symbol(target[[1L]]) &&
    as.character(target[[1L]]) %in% c("$", "[[", "[", "@")
  if (!is.symbol(target) && !part) {
    keratin_abort(
      "config", "values are assigned to names", path = "x",
      shown = deparse1(target), expected = "a name, or names inside of `c()`"
    )
  }
}

assign_to <- function(target, value, env) {
  if (is.symbol(target)) {
    assign(as.character(target), value, envir = env)
  } else {
    eval(call("<-", target, call("quote", value)), env)
  }
}

# How a constructor's arguments in R become those of Keras where the two count
# or write differently. Each takes a value that is not NULL and the argument's
# name; what it does not understand it hands on, for the core to refuse.

# Axes: R counts from 1, Keras from 0. Negative ones count from the end in both.
as_axis <- function(x, arg = "axis") {
  if (is.list(x)) {
    return(lapply(x, as_axis, arg = arg))
  }
  if (!is.numeric(x) || is.object(x)) {
    return(x)
  }
  if (any(x == 0, na.rm = TRUE)) {
    keratin_abort(
      "config", paste0("`", arg, "` counts from 1 in R, got 0"),
      path = arg, received = x, shown = deparse(x, nlines = 1L)[[1L]],
      expected = "1 for the first axis, or -1 for the last"
    )
  }
  x <- unname(as_integer(x, arg))
  above <- !is.na(x) & x > 0
  x[above] <- x[above] - 1L
  if (length(x) == 1L) x else as.list(x)
}

# The axes of two arrays: a list of lists, even if there is one of each.
as_axes_of_both <- function(x, arg = "axes") {
  x <- as_axis(x, arg)
  if (is.list(x)) lapply(x, as_tuple, arg = arg) else x
}

# Shapes: `c(NA, 3)`, `list(NULL, 3)`, `shape(NA, 3)` and `3` are lists of
# dimensions in which NULL is one that is not known.
normalize_shape <- function(x, arg = "shape") {
  if (!is.list(x) && !is.numeric(x) && !(is.logical(x) && all(is.na(x)))) {
    return(x)
  }
  lapply(unname(as.list(unclass(x))), \(dim) if (!is_unknown(dim)) dim)
}

# The shape that a tensor is brought to: Keras has -1 for the dimension that
# follows from the others.
as_target_shape <- function(x, arg = "target_shape") {
  x <- normalize_shape(x, arg)
  if (is.list(x)) lapply(x, \(dim) if (is.null(dim)) -1L else dim) else x
}

# A list where Keras takes no single number.
as_tuple <- function(x, arg) {
  if (is.atomic(x) && !is.object(x)) as.list(x) else x
}

# The terms of a vocabulary. One text alone is the path of a file.
as_vocabulary <- function(x, arg) {
  if (is.factor(x)) {
    return(as.list(as.character(x)))
  }
  is_table <- length(dim(x)) > 1L
  if (!is.atomic(x) || is.object(x) || is_table || is_path(x)) {
    return(x)
  }
  as.list(unname(x))
}

is_path <- function(x) {
  is.character(x) && length(x) == 1L && is.null(dim(x)) && !is.object(x)
}

# How keras3 spells some defaults, which are shown and not used.
tuple <- function(...) list(...)

# Where channels stand: Keras's functions complete it before they record it.
as_data_format <- function(x, arg = "data_format") {
  x %||% config_image_data_format()
}

# Whole doubles as integers, where Keras keeps a number as it was given.
as_integer <- function(x, arg) {
  if (is.list(x) && !is.object(x)) {
    return(lapply(x, as_integer, arg = arg))
  }
  whole <- is.double(x) && !is.object(x) &&
    isTRUE(all(x == trunc(x) & abs(x) <= .Machine$integer.max))
  if (whole) storage.mode(x) <- "integer"
  x
}

is_unknown <- function(dim) {
  is.atomic(dim) && length(dim) == 1L && is.na(dim) && !is.nan(dim)
}

# Places: R counts from 1, Keras from 0. Negative ones count from the end in
# both. In a tensor, they are counted when it has values.
as_index <- function(x, arg = "indices") {
  if (is.list(x) && !is.object(x)) {
    return(lapply(x, as_index, arg = arg))
  }
  if (is_tensor(x)) {
    return(op_where(x > 0L, x - 1L, x))
  }
  x <- as_integer(x, arg)
  if (is.integer(x)) {
    above <- !is.na(x) & x > 0L
    x[above] <- x[above] - 1L
  }
  x
}

# Where a block begins, along each axis: a list of places, as Python has it.
as_start <- function(x, arg = "start_indices") {
  x <- as_index(x, arg)
  if (is.atomic(x) && !is.object(x)) as.list(x) else x
}

# Into how many parts, or the places that parts begin at.
as_sections <- function(x, arg = "indices_or_sections") {
  if (is.numeric(x) && length(x) == 1L && is.null(dim(x))) {
    return(as_integer(x, arg))
  }
  as_start(x, arg)
}

# Which norm: a whole number is one in Keras, too.
as_order <- function(x, arg = "ord") {
  if (is.numeric(x) && all(is.finite(x))) as_integer(x, arg) else x
}

# Two bounds.
as_pair <- function(x, arg = "range") {
  if (is.null(x)) x else as_tuple(x, arg)
}

# Numbers as an array, where no single number can stand.
as_array <- function(x, arg) {
  if (is.atomic(x) && !is.null(x) && !is.object(x)) as.array(x) else x
}

#' Shapes
#'
#' `shape()` makes a shape: dimensions in order, unknown ones as `NULL` or `NA`.
#' Shapes also come from tensors and layers: `x$shape`, `model$output_shape`.
#'
#' A shape is a list with an element for each dimension, `NULL` where it is
#' unknown. `as.integer()` gives a vector, with `NA` there; `[` gives a shape
#' again; `==` and `!=` compare whole shapes; `prod()`, `max()`, `any()` and the
#' others of [Summary] take the dimensions as numbers. [`%<-%`][multi-assign]
#' takes a shape apart.
#'
#' @param ... Dimensions: numbers, `NULL` or `NA`, vectors and lists of them;
#'   shapes, and tensors and arrays, which stand for their shapes.
#' @param x A shape.
#' @param prefix What stands before the parenthesis: `TRUE` for `"shape"`,
#'   `FALSE` for nothing, or a string.
#' @return A list of class `keras_shape`.
#' @examples
#' shape(NA, 28, 28)
#' shape(keras_input(c(28, 28)), 3)
#' as.integer(shape(NULL, 3))
#' shape(NA, 28, 28, 3)[2:3] == c(28, 28)
#' prod(shape(28, 28, 3))
#' c(batch, ..., channels) %<-% shape(NA, 28, 28, 3)
#' @export
shape <- function(...) {
  dims <- lapply(list(...), shape_dims)
  dims <- unlist(dims, use.names = FALSE)
  new_shape(lapply(dims, \(n) if (is.na(n)) NULL else n))
}

# The dimensions of one argument of shape(), NA where unknown.
shape_dims <- function(x) {
  if (is_tensor(x)) {
    return(as.integer(x$shape))
  }
  if (is.array(x)) {
    return(dim(x))
  }
  if (is.null(x)) {
    return(NA_integer_)
  }
  if (is.list(x)) {
    return(unlist(lapply(x, shape_dims), use.names = FALSE))
  }
  if (!is.numeric(x) && !(is.logical(x) && all(is.na(x)))) {
    keratin_abort(
      "shape", "a dimension is a number, or `NULL` or `NA` where it is unknown",
      received = x, shown = deparse1(x)
    )
  }
  whole <- is.na(x) | x == trunc(x) & abs(x) <= .Machine$integer.max
  if (!all(whole)) {
    keratin_abort(
      "shape", "a dimension is a whole number",
      received = x, shown = deparse1(x)
    )
  }
  x <- as.integer(x)
  # As in keras3, -1 stands for an unknown dimension, too.
  x[!is.na(x) & x == -1L] <- NA_integer_
  if (any(x < 0L, na.rm = TRUE)) {
    keratin_abort(
      "shape", "a dimension is at least 0", received = x, shown = deparse1(x)
    )
  }
  x
}

#' @rdname shape
#' @export
format.keras_shape <- function(x, ..., prefix = TRUE) {
  prefix <- if (isTRUE(prefix)) "shape" else if (is.character(prefix)) prefix
  paste0(prefix, "(", paste(dims_text(x), collapse = ", "), ")")
}

dims_text <- function(x) {
  dims <- as.integer(x)
  ifelse(is.na(dims), "NA", format(dims, trim = TRUE, scientific = FALSE))
}

# As tensors and weights show their shapes: a tuple of one has a comma.
tuple_text <- function(x) {
  dims <- dims_text(x)
  comma <- if (length(dims) == 1L) ","
  paste0("(", paste(dims, collapse = ", "), comma, ")")
}

#' @rdname shape
#' @export
print.keras_shape <- function(x, ...) {
  writeLines(format(x, ...))
  invisible(x)
}

#' @export
`[.keras_shape` <- function(x, ...) new_shape(unclass(x)[...])

#' @export
as.integer.keras_shape <- function(x, ...) {
  vapply(unclass(x), \(n) if (is.null(n)) NA_integer_ else as.integer(n), 1L)
}

#' @export
as.double.keras_shape <- function(x, ...) as.double(as.integer.keras_shape(x))

#' @export
as.list.keras_shape <- function(x, ...) unclass(x)

#' @export
`==.keras_shape` <- function(e1, e2) {
  identical(as.integer(as_shape(e1)), as.integer(as_shape(e2)))
}

#' @export
`!=.keras_shape` <- function(e1, e2) !`==.keras_shape`(e1, e2)

#' @export
Summary.keras_shape <- function(..., na.rm = FALSE) {
  do.call(.Generic, list(as.integer(shape(...)), na.rm = na.rm))
}

as_shape <- function(x) if (inherits(x, "keras_shape")) x else shape(x)

# Integers outside R's 32 bits: doubles that are written back as integers. See
# ?parse_json.

#' @export
format.keras_integer <- function(x, ...) as.character(x)

#' @export
print.keras_integer <- function(x, ...) {
  cat(as.character(x), "\n", sep = "")
  invisible(x)
}

#' @export
as.character.keras_integer <- function(x, ...) {
  attr(x, "digits", exact = TRUE) %||%
    formatC(plain_double(x), format = "f", digits = 0L)
}

#' @export
Ops.keras_integer <- function(e1, e2) {
  e1 <- plain_double(e1)
  if (missing(e2)) {
    return(get(.Generic)(e1))
  }
  get(.Generic)(e1, plain_double(e2))
}

#' @export
Math.keras_integer <- function(x, ...) get(.Generic)(plain_double(x), ...)

#' @export
Summary.keras_integer <- function(..., na.rm = FALSE) {
  do.call(.Generic, c(lapply(list(...), plain_double), list(na.rm = na.rm)))
}

plain_double <- function(x) {
  if (inherits(x, "keras_integer")) as.vector(unclass(x)) else x
}

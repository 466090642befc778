#' A list in which everything has a name
#'
#' Elements that are given no name are named by their expressions.
#'
#' @param ... The elements; `!!!x` stands for those of `x`. A name given twice
#'   is an error.
#' @return A named list.
#' @examples
#' units <- 8
#' named_list(units, activation = "relu")
#' @family helpers
#' @export
named_list <- function(...) {
  rlang::dots_list(..., .named = TRUE, .homonyms = "error")
}

#' Places in the subset of a tensor
#'
#' `newaxis` stands for a new axis of size 1, `all_dims()` for all axes that no
#' other index says anything about: `x[all_dims(), 1]` takes the first along the
#' last axis.
#'
#' @return `newaxis` is `NULL`. `all_dims()` gives an object of class
#'   `all_dims`.
#' @examples
#' is.null(newaxis)
#' all_dims()
#' @family helpers
#' @export
all_dims <- function() structure(list(), class = "all_dims")

#' @rdname all_dims
#' @format NULL
#' @export
newaxis <- NULL

#' @export
print.all_dims <- function(x, ...) {
  writeLines("all_dims()")
  invisible(x)
}

#' Reshape an array as Python does
#'
#' Gives an array other dimensions. Elements are taken, and put, row by row: the
#' last index runs fastest, as in Keras. Assigning to `dim(x)` does the same
#' column by column.
#'
#' @param x A vector or an array.
#' @param dim The new dimensions. One of them may be -1, `NA` or `NULL` (in a
#'   list): it follows from the others.
#' @param order `"C"`, row by row, or `"F"`, column by column.
#' @return An array of the same elements.
#' @examples
#' array_reshape(1:6, c(2, 3))
#' array_reshape(matrix(1:6, 2), c(3, -1))
#' @family helpers
#' @export
array_reshape <- function(x, dim, order = c("C", "F")) {
  order <- rlang::arg_match(order)
  if (!is.vector(x) && !is.array(x) || is.object(x)) {
    keratin_abort(
      "config", "only vectors and arrays are reshaped", path = "x",
      shown = paste0("an object of class ", class(x)[[1L]])
    )
  }
  dim <- whole_dims(as.integer(shape(dim)), length(x))
  x <- unname(x)
  if (order == "F") {
    return(array(x, dim))
  }
  if (is.array(x)) {
    x <- aperm(x)
  }
  aperm(array(x, rev(dim)))
}

# Dimensions for so many elements, the unknown one filled in.
whole_dims <- function(dim, n) {
  unknown <- is.na(dim)
  known <- prod(dim[!unknown])
  if (sum(unknown) == 1L && known > 0 && n %% known == 0) {
    dim[unknown] <- as.integer(n / known)
  } else if (any(unknown) || known != n) {
    keratin_abort(
      "shape", paste0(n, " elements do not fit ", format(shape(dim))),
      path = "dim"
    )
  }
  dim
}

#' Name a resource for `with()`
#'
#' `object %as% name` notes under which name [with()] makes an object known to
#' the code it runs. Such objects come from Python; keratin has none. The
#' operator is there for scripts that load it together with others.
#'
#' @param object An object.
#' @param name A name.
#' @return `object`, with the name as its attribute `as`.
#' @examples
#' attr(list(1) %as% one, "as")
#' @keywords internal
#' @export
`%as%` <- function(object, name) {
  attr(object, "as") <- deparse1(substitute(name))
  object
}

#' Properties that are computed when they are looked at
#'
#' `active_property()`, or `mark_active()`, makes a method of a class written in
#' R a property: `object$name` gives its value, without parentheses.
#'
#' `name %<-active% fn` binds a name to a function: whenever the name is used,
#' the function is called, and when something is assigned to it, the function is
#' called with that. It is [makeActiveBinding()] as an operator.
#'
#' @param fn A function: a method of the class.
#' @param sym A name.
#' @param value A function of no argument, or of one that may be missing.
#' @return `fn`, marked; `value`, invisibly.
#' @examples
#' layer_counting <- Layer(
#'   "Counting",
#'   compute_output_shape = function(input_shape) input_shape,
#'   double = active_property(function() 2 * self$n)
#' )
#' layer <- layer_counting()
#' layer$n <- 4
#' layer$double
#'
#' now %<-active% function() Sys.time()
#' now
#' @family custom objects
#' @export
active_property <- function(fn) {
  if (!is.function(fn)) {
    keratin_abort(
      "config", "only a function can be a property", path = "fn",
      shown = paste0("an object of class ", class(fn)[[1L]])
    )
  }
  attr(fn, "keratin_active") <- TRUE
  fn
}

#' @rdname active_property
#' @export
mark_active <- active_property

is_active <- function(fn) isTRUE(attr(fn, "keratin_active", exact = TRUE))

#' @rdname active_property
#' @export
`%<-active%` <- function(sym, value) {
  makeActiveBinding(substitute(sym), value, parent.frame())
  invisible(value)
}

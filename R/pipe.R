#' Pipes of magrittr
#'
#' The pipes that scripts for keras3 may use: those of the package magrittr. R's
#' own `|>` does the same for most code.
#'
#' @param lhs A value.
#' @param rhs A call of a function, which gets the value as its first argument,
#'   or where the call has `.`.
#' @return `%>%`: the value of the call. `%<>%`: the same, after assigning it to
#'   `lhs`.
#' @examples
#' keras_input(4) %>%
#'   layer_dense(8) %>%
#'   layer_dense(1)
#' @usage lhs \%>\% rhs
#' @usage lhs \%<>\% rhs
#' @family helpers
#' @name pipe
#' @aliases %>% %<>%
#' @rawNamespace export("%>%", "%<>%")
NULL

# Promises: loading magrittr before somebody uses its pipes would make loading
# keratin slower.
.onLoad <- function(libname, pkgname) {
  delayedAssign("%>%", magrittr::`%>%`, assign.env = topenv())
  delayedAssign("%<>%", magrittr::`%<>%`, assign.env = topenv())
}

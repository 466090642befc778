#' keratin: configurations of Keras models without Python
#'
#' keratin builds, reads, edits, clones and saves the configurations of
#' Keras 3 models, layers, initializers and the other objects Keras can
#' serialize. It needs no Python: a core written in Rust does the work. Files
#' are interchangeable with Keras in both directions, and nothing that is
#' stored in a file is ever run.
#'
#' Functions carry the names and arguments of the R package keras3, so that a
#' script that builds models with `library(keras3)` runs with
#' `library(keratin)` instead.
#'
#' @section Errors:
#' Every error keratin raises has a class that starts with `keratin_error` and
#' names what was wrong, so that `tryCatch()` and `rlang::try_fetch()` can tell
#' one kind from another.
#'
#' @keywords internal
"_PACKAGE"

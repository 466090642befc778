#' JSON text to a config list, and back
#'
#' `parse_json()` reads JSON text, `as_json()` writes it. Nothing is lost on the
#' way: `as_json(parse_json(text))` is `text` again, byte for byte, when
#' Keras wrote it.
#'
#' @section Values:
#' | JSON | R |
#' |---|---|
#' | object | named list, in order; empty: `structure(list(), names = character())` |
#' | array | list without names, never simplified; empty: `list()` |
#' | string, `true`, `false` | `character(1)`, `logical(1)` |
#' | `null` | `NULL`, kept as an element of its list |
#' | integer | `integer(1)` |
#' | integer outside 32 bits | `double(1)` of class `keras_integer` |
#' | float, `NaN`, `Infinity` | `double(1)` |
#'
#' A `keras_integer` is a double that is written back as an integer. Beyond
#' 2^53, where doubles have gaps, its attribute `digits` keeps all the digits.
#' Arithmetic with it gives plain doubles.
#'
#' On the way to JSON some more R objects are understood:
#' * an atomic vector of length other than one is an array: `c(3, 3)`;
#' * `I(3)`, and an array of one dimension, is an array even with one element;
#' * a matrix is an array of its rows, and so on for more dimensions;
#' * a named vector is an object;
#' * a factor is its labels.
#'
#' `NA`, a name that occurs twice, names for some elements only, and objects
#' that have no place in JSON are errors that name the place.
#'
#' @param text Strings, which are the lines of the text, or a raw vector.
#' @return `parse_json()`: a list, or whatever else the text holds.
#'   `as_json()`: a string.
#' @family configurations
#' @examples
#' config <- parse_json('{"units": 64, "rate": 0.5, "activation": null}')
#' str(config)
#' as_json(config)
#' @export
parse_json <- function(text) {
  rust(rs_json_read(text))
}

#' @rdname parse_json
#' @param x A Keras object, whose envelope is written; a config list; or any
#'   value of the table.
#' @param indent The number of spaces by which each level is indented; `NULL` for
#'   text on one line.
#' @export
as_json <- function(x, indent = NULL) {
  if (is_keras_object(x)) {
    rust(rs_object_json(x, indent))
  } else if (inherits(x, "keras_config")) {
    rust(rs_tree_json(envelope(x), indent))
  } else {
    rust(rs_tree_json(x, indent))
  }
}

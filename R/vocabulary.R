# Vocabularies: of string and integer lookups, and of text vectorization.

# The door for constructors that take a vocabulary. R alone reads a file, and
# only one that the user names in a call: the core opens none.
create_lookup <- function(class, object, args) {
  object <- if (missing(object)) NULL else object
  path <- args$vocabulary
  if (!is_path(path)) {
    return(create_layer(class, object, args))
  }
  args$vocabulary <- NULL
  layer <- create_layer(class, args = args)
  set_vocabulary(layer, path)
  if (is.null(object)) layer else compose(object, .layer = layer)
}

#' The vocabulary of a layer
#'
#' `get_vocabulary()` gives the tokens of a layer that knows a vocabulary:
#' [layer_string_lookup()], [layer_integer_lookup()] or
#' [layer_text_vectorization()]. `set_vocabulary()` gives it another one; the layer
#' changes in place.
#'
#' As in Keras, the config of a layer holds the vocabulary that its constructor
#' was given, and not one that was set later or read from a file: of that, it
#' holds the size. `saveRDS()` keeps both.
#'
#' The size is fixed once it is known, unless `output_mode` is `"int"` or the
#' layer pads to `max_tokens`: shapes depend on it.
#'
#' @param object A layer that knows a vocabulary.
#' @param include_special_tokens Whether the tokens that stand for nothing and for
#'   terms that are not in the vocabulary come first, so that every token stands
#'   at its index plus one.
#' @param vocabulary The terms: a vector or a list. Special tokens may stand
#'   before them, all or none. A single text is the path of a file with one term
#'   in each line, of which none is special; a vocabulary of one text is a list.
#' @param idf_weights With `output_mode = "tf_idf"`, one weight for each term.
#' @param ... Nothing: an argument here is an error.
#' @return `get_vocabulary()`: a vector, or a list if a special token is `NULL`.
#'   `set_vocabulary()`: the layer, invisibly.
#' @examples
#' lookup <- layer_string_lookup(vocabulary = c("red", "green"))
#' get_vocabulary(lookup)
#' set_vocabulary(lookup, c("red", "green", "blue"))
#' get_vocabulary(lookup, include_special_tokens = FALSE)
#' @family preprocessing layers
#' @export
get_vocabulary <- function(object, include_special_tokens = TRUE) {
  tokens <- rust(rs_get_vocabulary(object, include_special_tokens))
  if (length(tokens) && !any(vapply(tokens, is.null, NA))) {
    unlist(tokens)
  } else {
    tokens
  }
}

#' @rdname get_vocabulary
#' @export
set_vocabulary <- function(object, vocabulary, idf_weights = NULL, ...) {
  if (...length()) {
    refuse_unnamed(eval_dots(as.list(substitute(list(...)))[-1L], environment()))
  }
  vocabulary <- as_vocabulary(vocabulary)
  if (!is.null(idf_weights)) {
    idf_weights <- as_tuple(idf_weights, "idf_weights")
  }
  is_file <- is_path(vocabulary)
  if (is_file) {
    vocabulary <- vocabulary_lines(vocabulary, object)
  }
  rust(rs_set_vocabulary(object, vocabulary, idf_weights, is_file))
  invisible(object)
}

# The terms in a file, one in each line.
vocabulary_lines <- function(path, object) {
  if (!file.exists(path) || dir.exists(path)) {
    keratin_abort(
      "file", "there is no such file of a vocabulary", path = "vocabulary",
      received = path, shown = deparse(path),
      expected = "the path of a file with one term in each line",
      hint = "a vocabulary of one term is a list: `list(\"term\")`"
    )
  }
  lines <- readLines(normalizePath(path), encoding = "UTF-8", warn = FALSE)
  if (!inherits(object, integer_lookup_class)) {
    return(as.list(lines))
  }
  numbers <- suppressWarnings(as.numeric(lines))
  if (anyNA(numbers)) {
    at <- which(is.na(numbers))[[1L]]
    keratin_abort(
      "file", paste0("line ", at, " of the vocabulary is no integer"),
      path = "vocabulary", received = lines[[at]], shown = deparse(lines[[at]]),
      expected = "one integer in each line"
    )
  }
  as.list(numbers)
}

integer_lookup_class <-
  "keras.src.layers.preprocessing.integer_lookup.IntegerLookup"

lookup_methods <- list(
  get_vocabulary = function(object, include_special_tokens = TRUE) {
    get_vocabulary(object, include_special_tokens)
  },
  set_vocabulary = function(object, vocabulary, idf_weights = NULL) {
    set_vocabulary(object, vocabulary, idf_weights)
  },
  vocabulary_size = function(object) rust(rs_vocabulary_size(object))
)

is_lookup <- function(x) {
  inherits(x, c(
    "keras.src.layers.preprocessing.index_lookup.IndexLookup",
    "keras.src.layers.preprocessing.text_vectorization.TextVectorization"
  ))
}

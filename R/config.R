#' The configuration of an object
#'
#' `get_config()` gives everything that makes a layer, model or other object, as
#' a list that can be looked at, edited and saved. [from_config()] makes an
#' object of it again.
#'
#' The list holds what Keras has in its configs, under Keras's names: numbers
#' count from 0 there. See [parse_json()] for how values look in R.
#' It remembers the class of the object, and prints as a short tree. The layers
#' of a model, `config$layers`, can be taken by name as well as by place.
#'
#' @param object A layer, model or other Keras object.
#' @return A list of class `keras_config`.
#' @examples
#' config <- get_config(layer_dense(units = 8, name = "hidden"))
#' config
#' config$units <- 16
#' from_config(config)
#'
#' model <- keras_model_sequential(input_shape = 4) |>
#'   layer_dense(8, name = "hidden")
#' config <- get_config(model)
#' config$layers[["hidden"]]$config$units <- 32
#' from_config(config)$output_shape
#' @family configurations
#' @export
get_config <- function(object) {
  check_object(object)
  parts <- rust(rs_get_config(object))
  if (inherits(object, "keratin_custom")) {
    remember_class(state_of(rust(rs_self_of(object)))$class)
  }
  new_config(
    parts$config, parts$module, parts$class_name, parts$registered_name
  )
}

check_object <- function(object, call = user_frame(sys.parent(2L))) {
  if (!is_keras_object(object) || is_tensor(object)) {
    keratin_abort(
      "config", "`object` must be a Keras object", path = "object",
      shown = paste0("an object of class ", class(object)[[1L]]),
      expected = "a layer, model or other Keras object", call = call
    )
  }
}

new_config <- function(config, module, class_name, registered_name) {
  structure(
    with_layer_names(config),
    module = module, class_name = class_name, registered_name = registered_name,
    class = c("keras_config", "list")
  )
}

# The layers of a model's config, and of the models inside, can be taken by
# name.
with_layer_names <- function(config) {
  if (is.list(config$layers)) {
    config$layers <- structure(
      lapply(config$layers, function(layer) {
        if (is.list(layer$config) && !is.null(layer$config$layers)) {
          layer$config <- with_layer_names(layer$config)
        }
        layer
      }),
      class = "keras_config_layers"
    )
  }
  config
}

layer_names <- function(layers) {
  vapply(unclass(layers), \(layer) {
    layer$name %||% layer$config$name %||% ""
  }, "")
}

#' @export
`[[.keras_config_layers` <- function(x, i, ...) {
  unclass(x)[[place_of_layer(x, i)]]
}

#' @export
`$.keras_config_layers` <- function(x, name) {
  at <- match(name, layer_names(x))
  if (is.na(at)) NULL else unclass(x)[[at]]
}

#' @export
`[[<-.keras_config_layers` <- function(x, i, value) {
  class <- class(x)
  x <- unclass(x)
  x[[place_of_layer(x, i)]] <- value
  structure(x, class = class)
}

#' @export
`$<-.keras_config_layers` <- `[[<-.keras_config_layers`

#' @export
`[.keras_config_layers` <- function(x, i) {
  at <- if (is.character(i)) {
    vapply(i, \(name) place_of_layer(x, name), 1L)
  } else {
    i
  }
  structure(unclass(x)[at], class = class(x))
}

#' @rawNamespace S3method(utils::.DollarNames,keras_config_layers)
.DollarNames.keras_config_layers <- function(x, pattern = "") {
  grep(pattern, layer_names(x), value = TRUE)
}

place_of_layer <- function(x, i) {
  if (!is.character(i)) {
    return(i)
  }
  at <- match(i, layer_names(x))
  if (is.na(at)) {
    keratin_abort(
      "config", paste0("the config has no layer named `", i, "`"),
      path = "layers", received = i
    )
  }
  at
}

#' @export
print.keras_config_layers <- function(x, ...) {
  for (i in seq_along(x)) {
    writeLines(paste0("[[", i, "]] ", config_line(unclass(x)[[i]])))
  }
  invisible(x)
}

#' @export
print.keras_config <- function(x, ..., n = 20L) {
  lines <- format(x, ..., n = n)
  # Bold where the terminal can show it.
  lines[[1L]] <- cli::style_bold(lines[[1L]])
  writeLines(lines)
  invisible(x)
}

#' @export
format.keras_config <- function(x, ..., n = 20L) {
  class <- attr(x, "class_name", exact = TRUE)
  c(
    paste0("<config of ", class %||% "an object", ">"),
    tree_lines(unclass(x), n, depth = 2L)
  )
}

#' @rawNamespace S3method(utils::str,keras_config)
str.keras_config <- function(object, ...) {
  attributes(object)[c("module", "class_name", "registered_name")] <- NULL
  utils::str(unclass(object), ...)
}

# One line an entry; lists of more than `n` entries are cut short.
tree_lines <- function(x, n, depth, indent = "") {
  names <- names(x) %||% paste0("[[", seq_along(x), "]]")
  shown <- utils::head(seq_along(x), n)
  lines <- unlist(lapply(shown, function(i) {
    item <- .subset2(x, i)
    open <- is.list(item) && depth > 1L && !is_one_line(item)
    head <- paste0(indent, names[[i]], ": ", config_line(item))
    if (!open) {
      return(head)
    }
    c(head, tree_lines(unclass(item), n, depth - 1L, paste0(indent, "  ")))
  }))
  more <- length(x) - length(shown)
  c(lines, if (more > 0L) paste0(indent, "... and ", more, " more"))
}

# An entry of a config in one line.
config_line <- function(x) {
  if (!is.list(x)) {
    return(if (is.null(x)) "NULL" else deparse1(x))
  }
  if (is.character(x$class_name)) {
    name <- x$config$name
    name <- if (is.character(name)) paste0(" \"", name, "\"")
    return(paste0("<", x$class_name, name %||% "", ">"))
  }
  if (is_one_line(x)) {
    items <- vapply(x, config_line, "")
    return(paste0("[", paste(items, collapse = ", "), "]"))
  }
  paste0("list of ", length(x))
}

# An object in a config, or an array of plain values.
is_one_line <- function(x) {
  is.character(x$class_name) || !length(x) || is.null(names(x)) &&
    all(vapply(x, \(item) is.null(item) || is.atomic(item), NA))
}

#' An object from its configuration
#'
#' Makes a new layer, model or other object from what [get_config()] gave. The
#' config may have been edited, saved with `saveRDS()`, or read from JSON.
#'
#' @param config A config from [get_config()]; a list with `class_name` and
#'   `config`, as [serialize_keras_object()] gives it; the config list of a
#'   model; or JSON text of these.
#' @param custom_objects The classes and functions of your own that the config
#'   needs: a list of them, named or not.
#' @param class For a config that does not say its class: the function that
#'   makes such objects, `layer_dense`, or the class's name, `"Dense"`.
#' @return A Keras object.
#' @examples
#' config <- get_config(layer_dense(units = 8))
#' from_config(config)
#'
#' # A plain list does not know its class.
#' from_config(list(units = 8), class = layer_dense)
#' @family configurations
#' @export
from_config <- function(config, custom_objects = NULL, class = NULL) {
  of_session <- inherits(config, "keras_config")
  config <- if (is.null(class)) envelope(config) else of_class(config, class)
  objects <- custom_entries(custom_objects)
  if (!is.null(class_of(class))) {
    objects <- c(objects, list(custom_entry(class)))
  } else if (of_session) {
    objects <- c(objects, remembered_class(config))
  }
  object <- rust(rs_deserialize(config, objects, TRUE))
  if (!is_keras_object(object) && !is.function(object)) {
    abort_no_class()
  }
  object
}

# The config as an envelope.
envelope <- function(config) {
  if (is.character(config)) {
    config <- parse_json(config)
  }
  check_config_list(config)
  class_name <- attr(config, "class_name", exact = TRUE)
  if (!is.null(class_name)) {
    return(list(
      module = attr(config, "module", exact = TRUE), class_name = class_name,
      config = plain_list(config),
      registered_name = attr(config, "registered_name", exact = TRUE)
    ))
  }
  if (is.character(config$class_name)) {
    return(config)
  }
  if (is.list(config$layers) && !is.null(config$output_layers)) {
    return(of_class(config, "Functional"))
  }
  if (is.list(config$layers)) {
    return(of_class(config, "Sequential"))
  }
  abort_no_class()
}

check_config_list <- function(config) {
  if (!is.list(config)) {
    keratin_abort(
      "config", "`config` must be a config list or JSON text", path = "config",
      shown = paste0("an object of class ", class(config)[[1L]])
    )
  }
}

plain_list <- function(config) {
  attributes(config) <- list(names = names(config) %||% character())
  config
}

abort_no_class <- function() {
  keratin_abort(
    "config", "the config does not say which class it is of", path = "config",
    expected = "what `get_config()` gives, or a list with `class_name` and `config`",
    hint = "Give the class: `from_config(config, class = layer_dense)`."
  )
}

# An envelope for a config of a given class.
of_class <- function(config, class) {
  if (is.character(config)) {
    config <- parse_json(config)
  }
  check_config_list(config)
  config <- plain_list(config)
  identity <- rust(rs_class_identity(class_path(class)))
  if (is.null(identity)) {
    entry <- custom_entry(class)
    identity <- entry[c("module", "class_name", "registered_name")]
  }
  c(identity, list(config = config))
}

class_path <- function(class) {
  if (rlang::is_string(class)) {
    return(class)
  }
  if (!is.function(class)) {
    keratin_abort(
      "class", "`class` must be the function that makes such objects, or a name",
      path = "class", expected = "`layer_dense`, or \"Dense\""
    )
  }
  # The name under which this package exports the function.
  for (name in getNamespaceExports(topenv())) {
    if (identical(get(name, envir = topenv()), class)) {
      return(name)
    }
  }
  ""
}

#' Configurations as envelopes
#'
#' `serialize_keras_object()` gives what Keras writes for an object in a config:
#' a list that names its class beside its config. `deserialize_keras_object()`
#' makes the object again.
#'
#' @param obj A Keras object, or a list with objects in it.
#' @param config What `serialize_keras_object()` gave, or JSON text of it. Plain
#'   values stay as they are.
#' @param custom_objects The classes and functions of your own that the config
#'   needs: a list of them, named or not.
#' @param safe_mode Whether what carries code, such as the bytecode of a Python
#'   function, is refused; with `FALSE` it is kept as the text it is. keratin runs
#'   no code from configs, safe or not.
#' @param ... Not used.
#' @return A list with `module`, `class_name`, `config` and `registered_name`;
#'   an object.
#' @examples
#' config <- serialize_keras_object(initializer_he_normal(seed = 1))
#' str(config)
#' deserialize_keras_object(config)
#' @family configurations
#' @export
serialize_keras_object <- function(obj) {
  if (inherits(obj, "keras_config")) {
    return(envelope(obj))
  }
  rust(rs_serialize(obj))
}

#' @rdname serialize_keras_object
#' @export
deserialize_keras_object <- function(
  config, custom_objects = NULL, safe_mode = TRUE, ...
) {
  if (inherits(config, "keras_config")) {
    config <- envelope(config)
  } else if (is_json_object(config)) {
    config <- parse_json(config)
  }
  rust(rs_deserialize(config, custom_entries(custom_objects), safe_mode))
}

is_json_object <- function(x) {
  is.character(x) && length(x) > 0L && grepl("^\\s*[\\[{]", x[[1L]])
}

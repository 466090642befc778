# Objects of classes written in R from their configs.

# Rust calls this with the class as it was given or registered.
custom_from_config <- function(object, config) {
  made <- from_config_of(class_of(object), config)
  if (!is_keras_object(made)) {
    keratin_abort(
      "class", sprintf(
        "`from_config()` of class `%s` must give an object of the class",
        class_of(object)$classname
      ),
      shown = paste0("an object of class ", class(made)[[1L]])
    )
  }
  made
}

# `cls` is the class whose object is made; `from` the one whose method, or whose
# parent's, is looked for.
from_config_of <- function(cls, config, order = cls$order) {
  from <- holder_of(order, "from_config")
  if (is.null(from)) {
    return(default_from_config(cls, config))
  }
  method <- from$members$from_config
  env <- new.env(parent = from$parent_env)
  env$cls <- env$`__class__` <- env[[from$classname]] <- cls$type
  env$super <- list(from_config = function(config) {
    from_config_of(cls, config, classes_behind(cls$order, from))
  })
  environment(method) <- env
  arguments <- list(config)
  if (identical(names(formals(method))[1L], "cls")) {
    arguments <- c(list(cls$type), arguments)
  }
  do.call(method, arguments, quote = TRUE)
}

# The entries of the config are the arguments of `initialize()`; what stands as
# an envelope is an object again.
default_from_config <- function(class, config) {
  config <- as_plain_config(config)
  if (is_graph_config(class, config)) {
    return(graph_from_config(class, config))
  }
  for (name in setdiff(names(config), "dtype")) {
    if (is_envelope(config[[name]])) {
      config[name] <- list(deserialize_keras_object(config[[name]]))
    }
  }
  trainable <- config$trainable
  known <- names(class_formals(class))
  if (!"..." %in% known) {
    config <- config[names(config) %in% known]
  }
  object <- new_instance(class, config)
  if (isFALSE(trainable) && is_layer(object) && object$trainable) {
    object$trainable <- FALSE
  }
  object
}

# A model that is nothing but its graph: its class has no `initialize()`.
is_graph_config <- function(class, config) {
  identical(class$kind, "model") && is.null(find_member(class, "initialize")) &&
    all(c("layers", "input_layers", "output_layers") %in% names(config))
}

graph_from_config <- function(class, config) {
  model <- from_config(config, class = "Functional")
  new_instance(class, list(
    inputs = model$input, outputs = model$output, name = model$name,
    trainable = model$trainable
  ))
}

# For `clone_model()`, which made other inputs and outputs.
custom_remake <- function(self, inputs, outputs, name) {
  new_instance(
    state_of(self)$class, list(inputs = inputs, outputs = outputs, name = name)
  )
}

as_plain_config <- function(config) {
  if (inherits(config, "keras_config")) plain_list(config) else config
}

is_envelope <- function(x) {
  is.list(x) && all(c("class_name", "config") %in% names(x)) &&
    rlang::is_string(x$class_name)
}

#' Layers of your own
#'
#' `Layer()` defines a class of layers in R and gives the function that makes
#' such layers. Like `layer_dense()` and all others, that function takes first
#' what the layer is applied to: a tensor, a sequential model, or nothing.
#' `new_layer_class()` gives the same without that first argument.
#'
#' Methods see `self`, the layer; `super`, the methods of the parent class;
#' `private`, what only the class sees; and `__class__`, the class itself.
#' They may also name `self` as their first argument.
#'
#' * `initialize(...)` takes the layer's arguments and calls
#'   `super$initialize(...)`, which takes those that every layer has: `name`,
#'   `trainable`, `dtype`, `activity_regularizer`.
#' * `build(input_shape)` adds the weights, by `self$add_weight()`.
#' * `compute_output_shape(input_shape)` gives the shape of the output.
#' * `get_config()` gives the config; `super$get_config()` gives what every layer
#'   has. A class without it gets one from the arguments of `initialize()`, if
#'   all of them are plain values.
#' * `from_config(config)` makes a layer from a config; without it the config's
#'   entries are the arguments of `initialize()`.
#' * `call(inputs)` computes on values. It is kept, and not run: keratin does not
#'   compute values.
#'
#' @param classname The name of the class.
#' @param initialize,call,build,get_config Methods: see below.
#' @param ...,public Other methods and values, by name.
#' @param private A list of methods and values that are found only by `private$`.
#' @param inherit The parent class, made by `Layer()`; `NULL` for none.
#' @param parent_env Where the methods look for what they do not find elsewhere.
#' @return A function that makes layers.
#' @examples
#' layer_my_dense <- Layer(
#'   "MyDense",
#'   initialize = function(units, ...) {
#'     super$initialize(...)
#'     self$units <- units
#'   },
#'   build = function(input_shape) {
#'     last <- input_shape[[length(input_shape)]]
#'     self$kernel <- self$add_weight(shape(last, self$units), name = "kernel")
#'   },
#'   compute_output_shape = function(input_shape) {
#'     input_shape[[length(input_shape)]] <- self$units
#'     input_shape
#'   }
#' )
#' x <- keras_input(3)
#' x |> layer_my_dense(units = 8)
#'
#' layer <- layer_my_dense(units = 8)
#' config <- get_config(layer)
#' from_config(config, custom_objects = list(layer_my_dense))
#' @family custom objects
#' @export
Layer <- function(
  classname, initialize = NULL, call = NULL, build = NULL, get_config = NULL,
  ..., public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  members <- list(
    initialize = initialize, call = call, build = build, get_config = get_config
  )
  class <- new_class(classname, members, list(...), public, private, inherit,
    parent_env)
  constructor <- function() {
    arguments <- constructor_arguments(but = "object")
    compose_new(.class, if (missing(object)) NULL else object, arguments)
  }
  as_constructor(constructor, class, c(alist(object = ), class_formals(class)))
}

#' @rdname Layer
#' @export
new_layer_class <- function(
  classname, initialize = NULL, call = NULL, build = NULL, get_config = NULL,
  ..., public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  members <- list(
    initialize = initialize, call = call, build = build, get_config = get_config
  )
  class <- new_class(classname, members, list(...), public, private, inherit,
    parent_env)
  constructor <- function() new_instance(.class, constructor_arguments())
  as_constructor(constructor, class, class_formals(class))
}

#' Layers of your own
#'
#' `Layer()` defines a class of layers in R and gives the function that makes
#' such layers. Like `layer_dense()` and all others, that function takes first
#' what the layer is applied to: a tensor, a sequential model, or nothing.
#' `new_layer_class()` is the same function.
#'
#' @section What methods see:
#' `self`, the layer; `super`, the methods of the parent class; `private`, an
#' environment that only this class sees of this layer; `__class__`, and the
#' class's own name, the class itself. They may also name `self` as their first
#' argument. `self(x)` calls the layer.
#'
#' @section Methods:
#' * `initialize(...)` takes the layer's arguments and calls
#'   `super$initialize(...)`, which takes those that every layer has: `name`,
#'   `trainable`, `dtype`, `autocast`, `activity_regularizer`; or those of the
#'   class that it inherits from.
#' * `build(input_shape)` makes what depends on the shape of the input: weights,
#'   by `self$add_weight()`, and layers. With several arguments, their names tell
#'   whose shapes they take: `build(query_shape, value_shape)` for
#'   `call(query, value)`.
#' * `call(inputs)` calls layers and operations. It may take more tensors, and
#'   `training` and `mask`, which are filled in: see below. It runs on symbolic
#'   tensors, and says the shape of the output by what it gives.
#' * `compute_output_shape(input_shape)` says the shape of the output, if `call()`
#'   does not: `call()` is not run then. `compute_output_spec(inputs)` gives a
#'   symbolic tensor of that shape and dtype.
#' * `get_config()` gives the config; `super$get_config()` gives what the parent
#'   class has. A class without it gets one from the arguments of `initialize()`,
#'   if all of them are plain values.
#' * `from_config(cls, config)` makes a layer from a config: `cls(!!!config)`.
#'   Without it the config's entries are the arguments of `initialize()`.
#' * `get_build_config()` and `build_from_config(config)` say how a layer that was
#'   built is built again from a file: for the same input shape, unless they are
#'   there.
#' * `compute_mask(inputs, previous_mask)` gives the mask of the output, `NULL` for
#'   none, a list for several outputs.
#'
#' Properties that are computed are made with [active_property()].
#'
#' @section Masks and training:
#' `call(inputs, mask = NULL)` sees the mask that belongs to its input, in the
#' structure of the input; with several tensors, `call(query, value, query_mask =
#' NULL, value_mask = NULL)` sees the mask of each. The mask of the output is what
#' `compute_mask()` gives; that of the input if `self$supports_masking` was set to
#' `TRUE`. In all other layers the mask ends, which is told by a warning.
#'
#' `training` is what the call was given, else what the layer around it was called
#' with, else the default.
#'
#' @section Layers inside:
#' Layers and weights assigned to `self` in `initialize()` or `build()`, also in
#' lists, belong to the layer. In `call()` it is too late: a layer that is called
#' there and has weights, but is no part of the layer, is reported by a warning.
#'
#' @param classname The name of the class.
#' @param initialize,call,build,get_config Methods: see below.
#' @param ...,public Other methods and values, by name.
#' @param private A list of methods and values that are found only by `private$`.
#' @param inherit The parent class: one made by `Layer()`, an R6 class, or the
#'   function that makes layers of one of Keras's own classes, such as
#'   `layer_dense`; `NULL` for none. Or a list of several: methods are looked for
#'   in Python's order, and one of the parents at most is one of Keras's own. An R6
#'   class without a parent is a part of other classes.
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
#' # A layer that only calls other layers needs to say no shape.
#' layer_mlp <- Layer(
#'   "MLP",
#'   initialize = function(units, ...) {
#'     super$initialize(...)
#'     self$blocks <- lapply(units, \(n) layer_dense(units = n))
#'   },
#'   call = function(inputs) {
#'     for (block in self$blocks) inputs <- block(inputs)
#'     inputs
#'   }
#' )
#' x |> layer_mlp(units = c(8, 4, 2))
#'
#' # A class that inherits from one of Keras's own.
#' layer_wide <- Layer(
#'   "Wide",
#'   inherit = layer_dense,
#'   initialize = function(width, ...) {
#'     super$initialize(units = 100 * width, ...)
#'     self$width <- width
#'   },
#'   get_config = function() {
#'     config <- super$get_config()
#'     config$units <- NULL
#'     c(config, list(width = self$width))
#'   }
#' )
#' x |> layer_wide(width = 2, activation = "relu")
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
  class <- new_class(
    "layer", classname, list(
      initialize = initialize, call = call, build = build,
      get_config = get_config
    ),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Layer
#' @export
new_layer_class <- Layer

# Layers around the programs of other libraries: their configs are data.

#' Layers around the programs of other libraries
#'
#' Keras can use a SavedModel of TensorFlow, a module of PyTorch, a function of
#' JAX or a module of Flax as a layer. Only these libraries can run them. Here
#' such layers are data: they can be made, looked at, put into configs and written
#' for Keras to read. No path is opened and nothing is loaded.
#'
#' What such a layer gives is mostly not known, so that calling it on a tensor is
#' an error, but for a module of PyTorch with an `output_shape`, and a function of
#' JAX that needs nothing but its input. Their weights are not known, and not
#' counted.
#'
#' Configs of all but `layer_jax_model_wrapper()` carry code, and are refused as
#' Keras refuses them. `deserialize_keras_object(config, safe_mode = FALSE)` keeps
#' them as data.
#'
#' @param object What the layer is called on: a tensor, or a sequential model
#'   that the layer is added to. Without it, the layer itself is made.
#' @param filepath The folder of the SavedModel.
#' @param call_endpoint What is called of the SavedModel.
#' @param call_training_endpoint What is called of it in training; `NULL` for the
#'   same.
#' @param module For PyTorch: the module as Keras writes it, pickled by
#'   `torch.save()` and in base 64. For Flax: the config of the module, a list with
#'   `class_name` and `config`.
#' @param output_shape The shape of the output, with the batch; `NULL` if it is
#'   not known.
#' @param method The name of the module's method that is called; `NULL` for the
#'   usual one.
#' @param call_fn,init_fn R functions that stand for those of JAX in the config, by
#'   the names of their variables. `call_fn` takes `inputs`, and may take `params`,
#'   `state`, `rng` and `training`; `init_fn` takes `inputs`, and may take `rng` and
#'   `training`.
#' @param variables,params,state Values of the other library, which cannot be held
#'   here: `NULL`.
#' @param seed An integer that makes random numbers reproducible; it is not in the
#'   config.
#' @param trainable Whether the weights may be trained.
#' @param name The layer's name.
#' @param dtype A dtype such as `"float32"`, or a policy such as
#'   `"mixed_float16"`.
#' @param ... Further arguments, each by its name: `name`, `trainable`, `dtype`,
#'   and `native_serialization_platforms` for JAX and Flax.
#' @returns The model, with the layer added, if it is added to a sequential model;
#'   the layer's output if it is called on tensors and that is known; otherwise the
#'   layer.
#' @family layers of other libraries
#' @seealso Keras's own page:
#'   <https://keras.io/api/layers/backend_specific_layers/>
#' @examples
#' layer <- layer_tfsm(filepath = "exported/model", name = "encoder")
#' get_config(layer)
#'
#' layer <- layer_torch_module_wrapper(
#'   module = "UEsDBAAACAg=", output_shape = shape(NA, 10)
#' )
#' layer(keras_input(4))
#'
#' doubled <- function(inputs) inputs
#' layer_jax_model_wrapper(keras_input(4), call_fn = doubled)
#' @export
layer_tfsm <- function(
  object,
  filepath,
  call_endpoint = "serve",
  call_training_endpoint = NULL,
  trainable = TRUE,
  name = NULL,
  dtype = NULL
) {
  args <- capture_args()
  create_layer("keras.layers.TFSMLayer", object, args)
}

#' @rdname layer_tfsm
#' @export
layer_torch_module_wrapper <- function(
  object,
  module,
  output_shape = NULL,
  name = NULL,
  ...
) {
  args <- capture_args(output_shape = normalize_shape)
  create_layer("keras.layers.TorchModuleWrapper", object, args)
}

#' @rdname layer_tfsm
#' @export
layer_flax_module_wrapper <- function(
  object,
  module,
  method = NULL,
  variables = NULL,
  ...
) {
  args <- capture_args()
  create_layer("keras.layers.FlaxLayer", object, args)
}

#' @rdname layer_tfsm
#' @export
layer_jax_model_wrapper <- function(
  object,
  call_fn,
  init_fn = NULL,
  params = NULL,
  state = NULL,
  seed = NULL,
  ...,
  dtype = NULL
) {
  args <- capture_args()
  check_jax_function(
    args$call_fn, "call_fn", c("params", "state", "rng", "inputs", "training")
  )
  check_jax_function(args$init_fn, "init_fn", c("rng", "inputs", "training"))
  needs <- intersect(c("params", "state"), names(formals(args$call_fn)))
  if (length(needs) && is.null(args$init_fn) && is.null(args$params) &&
        is.null(args$state)) {
    keratin_abort(
      "config",
      paste0("`call_fn` takes `", needs[[1L]], "`, which nothing makes"),
      path = "init_fn", expected = "a function `init_fn` that makes it"
    )
  }
  create_layer("keras.layers.JaxLayer", object, args)
}

# JAX hands a function its arguments by their names.
check_jax_function <- function(fn, arg, known) {
  if (!is.function(fn) || is.primitive(fn)) {
    return(invisible(NULL))
  }
  names <- names(formals(fn))
  wrong <- setdiff(names, known)
  if (length(wrong)) {
    keratin_abort(
      "config", paste0("`", arg, "` has an argument `", wrong[[1L]], "`"),
      path = arg, expected = toString(paste0("`", known, "`"))
    )
  }
  if (!"inputs" %in% names) {
    keratin_abort(
      "config", paste0("`", arg, "` needs an argument `inputs`"), path = arg
    )
  }
}

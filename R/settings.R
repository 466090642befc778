# Keras's global settings (`keras.config`). The core's context keeps them.

#' Settings of the session
#'
#' What new layers and other objects begin with when they are not told
#' otherwise: the float type, the small number that keeps divisions finite, and
#' where images have their channels.
#'
#' Settings last until they are changed or the session ends. They are no part of
#' a config: what a layer took from them stands in its own config. keratin does
#' not read Keras's settings file, nor environment variables: a script gives the
#' same configs everywhere.
#'
#' The float type is the dtype of new inputs, and of losses and metrics. Layers
#' go by [config_dtype_policy()], which is made of the float type when the first
#' layer is made, and then stays, as in Keras: set the float type before that,
#' or call [clear_session()] after it.
#'
#' @param value `config_set_floatx()`: `"float16"`, `"bfloat16"`, `"float32"` or
#'   `"float64"`. `config_set_epsilon()`: a number.
#' @param data_format `"channels_last"` or `"channels_first"`.
#' @return `config_floatx()` and `config_image_data_format()`: a string.
#'   `config_epsilon()`: a number. The others: `NULL`, invisibly.
#' @examples
#' config_set_image_data_format("channels_first")
#' layer_max_pooling_2d()$data_format
#' config_set_image_data_format("channels_last")
#'
#' config_set_floatx("float64")
#' keras_input(4)$dtype
#' config_set_floatx("float32")
#'
#' config_epsilon()
#' @family settings
#' @export
config_floatx <- function() rust(rs_setting("floatx"))

#' @rdname config_floatx
#' @export
config_set_floatx <- function(value) {
  invisible(rust(rs_set_setting("floatx", value, "value")))
}

#' @rdname config_floatx
#' @export
config_epsilon <- function() rust(rs_setting("epsilon"))

#' @rdname config_floatx
#' @export
config_set_epsilon <- function(value) {
  invisible(rust(rs_set_setting("epsilon", value, "value")))
}

#' @rdname config_floatx
#' @export
config_image_data_format <- function() rust(rs_setting("image_data_format"))

#' @rdname config_floatx
#' @export
config_set_image_data_format <- function(data_format) {
  arg <- "data_format"
  invisible(rust(rs_set_setting("image_data_format", data_format, arg)))
}

#' The dtype policy of new layers
#'
#' Layers that are given no `dtype` compute in, and keep their weights in, what
#' this policy says: `"float32"` unless it is changed.
#'
#' The policy goes into the config of every layer that is made while it is set.
#' Layers that are there already do not change.
#'
#' @param policy The name of a policy, such as `"float32"`, `"mixed_float16"` or
#'   `"int8_from_float32"`, or a policy: see [dtype_policy()].
#' @return `config_dtype_policy()`: a dtype policy, with `$name`,
#'   `$compute_dtype`, `$variable_dtype` and `$quantization_mode`.
#'   `config_set_dtype_policy()`: `NULL`, invisibly.
#' @examples
#' config_set_dtype_policy("mixed_float16")
#' layer <- layer_dense(units = 2)
#' layer$compute_dtype
#' layer$variable_dtype
#' config_set_dtype_policy("float32")
#' config_dtype_policy()
#' @family settings
#' @export
config_dtype_policy <- function() rust(rs_dtype_policy())

#' @rdname config_dtype_policy
#' @export
config_set_dtype_policy <- function(policy) {
  invisible(rust(rs_set_dtype_policy(policy)))
}

#' Limits of training
#'
#' How many epochs, and how many steps of an epoch, a training may have at most.
#' The limits are kept for what will train; configs do not depend on them.
#'
#' @param max_epochs,max_steps_per_epoch A whole number, or `NULL` for no limit.
#' @return `config_max_epochs()` and `config_max_steps_per_epoch()`: the limit,
#'   `NULL` if there is none. The others: `NULL`, invisibly.
#' @examples
#' config_set_max_epochs(2)
#' config_max_epochs()
#' config_set_max_epochs(NULL)
#' @family settings
#' @export
config_max_epochs <- function() rust(rs_setting("max_epochs"))

#' @rdname config_max_epochs
#' @export
config_set_max_epochs <- function(max_epochs) {
  max_epochs <- as_integer(max_epochs, "max_epochs")
  invisible(rust(rs_set_setting("max_epochs", max_epochs, "max_epochs")))
}

#' @rdname config_max_epochs
#' @export
config_max_steps_per_epoch <- function() {
  rust(rs_setting("max_steps_per_epoch"))
}

#' @rdname config_max_epochs
#' @export
config_set_max_steps_per_epoch <- function(max_steps_per_epoch) {
  arg <- "max_steps_per_epoch"
  max_steps_per_epoch <- as_integer(max_steps_per_epoch, arg)
  invisible(rust(rs_set_setting(arg, max_steps_per_epoch, arg)))
}

#' Flash attention
#'
#' Whether attention layers may be computed by flash attention, which needs less
#' memory. Layers do not write it in their configs: it is kept for what will
#' compute them. The argument `flash_attention` of a layer counts before it.
#'
#' @return `config_is_flash_attention_enabled()`: `FALSE` after
#'   `config_disable_flash_attention()`, else `NULL`, as it is used where it can
#'   be. The others: `NULL`, invisibly.
#' @examples
#' config_disable_flash_attention()
#' config_is_flash_attention_enabled()
#' config_enable_flash_attention()
#' @family settings
#' @export
config_enable_flash_attention <- function() {
  invisible(rust(rs_set_setting("flash_attention", NULL, "value")))
}

#' @rdname config_enable_flash_attention
#' @export
config_disable_flash_attention <- function() {
  invisible(rust(rs_set_setting("flash_attention", FALSE, "value")))
}

#' @rdname config_enable_flash_attention
#' @export
config_is_flash_attention_enabled <- function() {
  rust(rs_setting("flash_attention"))
}

#' Read configs that could carry code
#'
#' Until [clear_session()] is called, configs are read as with
#' `safe_mode = FALSE` of [deserialize_keras_object()]: a layer whose function is
#' stored as code is read, not refused. The code stays data: keratin never runs
#' it.
#'
#' @return `NULL`, invisibly.
#' @examples
#' config_enable_unsafe_deserialization()
#' clear_session()
#' @family settings
#' @export
config_enable_unsafe_deserialization <- function() {
  invisible(rust(rs_enable_unsafe_deserialization()))
}

#' The backend
#'
#' Keras computes by TensorFlow, JAX or PyTorch. keratin needs none of them: it
#' is its own backend, and the only one. Configs are the same for all of Keras's
#' backends, so that a script that chooses one goes on after a message.
#'
#' @param backend One of Keras's backends: `"tensorflow"`, `"jax"`, `"torch"`,
#'   `"numpy"` or `"openvino"`; or `"keratin"`.
#' @param gpu Not used.
#' @return `config_backend()`: `"keratin"`. The others: `backend`, invisibly,
#'   after a message unless it is `"keratin"`.
#' @examples
#' config_backend()
#' suppressMessages(config_set_backend("jax"))
#' @family settings
#' @export
config_backend <- function() "keratin"

#' @rdname config_backend
#' @export
config_set_backend <- function(backend) no_backend(backend)

#' @rdname config_backend
#' @export
use_backend <- function(backend, gpu = NA) no_backend(backend)

no_backend <- function(backend) {
  known <- c("keratin", "tensorflow", "jax", "torch", "numpy", "openvino")
  if (!is.character(backend) || length(backend) != 1L || !backend %in% known) {
    keratin_abort(
      "config", "there is no such backend", path = "backend",
      received = backend, shown = deparse1(backend),
      expected = toString(dQuote(known, FALSE))
    )
  }
  if (backend != "keratin") {
    rlang::inform(
      c(
        paste0("keratin has no backend \"", backend, "\", and needs none."),
        "i" = "Configs are the same for all of Keras's backends."
      ),
      class = "keratin_message_backend"
    )
  }
  invisible(backend)
}

#' Set the seed of random numbers
#'
#' Sets R's seed, as [set.seed()] does. Configs hold no random numbers: a layer
#' or initializer that is given no `seed` has none in its config.
#'
#' @param seed A whole number from 0 on.
#' @return `NULL`, invisibly.
#' @examples
#' set_random_seed(42)
#' runif(1)
#' @family settings
#' @export
set_random_seed <- function(seed) {
  ok <- is.numeric(seed) && length(seed) == 1L && !is.na(seed) &&
    seed == trunc(seed) && seed >= 0 && seed <= .Machine$integer.max
  if (!ok) {
    keratin_abort(
      "config", "the seed must be a whole number", path = "seed",
      received = seed, shown = deparse1(seed),
      expected = paste("a whole number from 0 to", .Machine$integer.max)
    )
  }
  set.seed(seed)
  invisible(NULL)
}

#' Begin a session anew
#'
#' Forgets what the session has gathered: automatic names, the dtype policy that
#' was set, whether flash attention was disabled, and whether configs that could
#' carry code may be read.
#'
#' Layers that are given no name are called `dense`, `dense_1`, and so on. After
#' `clear_session()` counting begins anew, so that a script gives the same names
#' each time it runs. The float type, the place of channels and registered
#' classes stay, as in Keras.
#'
#' @param free_memory Not used: R frees memory by itself.
#' @return `NULL`, invisibly.
#' @examples
#' clear_session()
#' layer_dense(units = 8)$name
#' @family settings
#' @export
clear_session <- function(free_memory = TRUE) {
  invisible(rust(rs_clear_session()))
}

#' MobileNet: small networks for small machines
#'
#' Depthwise convolutions, each followed by a convolution of 1 x 1 pixels, which
#' need little computation. `alpha` makes the network wider or narrower.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: scaled
#' to values from -1 to 1.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 224 x 224 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 32 x 32 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32, 1024 *
#' alpha)`, or `(batch, 1024 * alpha)` with pooling.
#'
#' @references
#' Howard et al. (2017), "MobileNets: efficient convolutional neural networks
#' for mobile vision applications",
#' <https://arxiv.org/abs/1704.04861>.
#'
#' @inheritParams application_vgg16
#' @param alpha What the number of filters of each convolution is multiplied by.
#' @param depth_multiplier How many filters a depthwise convolution has for each
#'   channel.
#' @param dropout The rate of the dropout before the classifier.
#' @param name The model's name; `NULL` for one that says `alpha` and the height
#'   of images.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_mobilenet(alpha = 0.25, weights = NULL, classes = 10)
#' count_params(model)
#' @export
application_mobilenet <- function(
  input_shape = NULL, alpha = 1, depth_multiplier = 1L, dropout = 0.001,
  include_top = TRUE, weights = "imagenet", input_tensor = NULL, pooling = NULL,
  classes = 1000L, classifier_activation = "softmax", name = NULL
) {
  args <- capture_args(
    input_shape = normalize_shape, depth_multiplier = as_integer,
    classes = as_integer
  )
  mobilenet(application_args(args))
}

# The blocks: their filters, and whether they halve the image.
mobilenet_blocks <- list(
  list(64, FALSE), list(128, TRUE), list(128, FALSE), list(256, TRUE),
  list(256, FALSE), list(512, TRUE), list(512, FALSE), list(512, FALSE),
  list(512, FALSE), list(512, FALSE), list(512, FALSE), list(1024, TRUE),
  list(1024, FALSE)
)

mobilenet <- function(args) {
  check_number(args$alpha, "alpha")
  check_rate(args$dropout, "dropout")
  shape <- application_shape(args, size = 224L, least = 32L)
  input <- image_tensor(args$input_tensor, shape)
  x <- input |>
    layer_conv_2d(
      scaled(32, args), 3L, strides = 2L, padding = "same", use_bias = FALSE,
      name = "conv1"
    ) |>
    mobilenet_active("conv1")
  for (i in seq_along(mobilenet_blocks)) {
    block <- mobilenet_blocks[[i]]
    x <- mobilenet_block(x, args, scaled(block[[1L]], args), block[[2L]], i)
  }
  x <- if (args$include_top) mobilenet_top(x, args) else pool_features(x, args)
  application_model(args, input, x, sized_name("mobilenet", args, shape))
}

scaled <- function(filters, args) as.integer(trunc(filters * args$alpha))

mobilenet_active <- function(x, name) {
  x |>
    layer_batch_normalization(
      axis = last_channel_axis(), name = paste0(name, "_bn")
    ) |>
    layer_activation_relu(6, name = paste0(name, "_relu"))
}

mobilenet_block <- function(x, args, filters, halve, i) {
  if (halve) {
    x <- layer_zero_padding_2d(
      x, list(c(0L, 1L), c(0L, 1L)), name = paste0("conv_pad_", i)
    )
  }
  x |>
    layer_depthwise_conv_2d(
      3L, strides = if (halve) 2L else 1L,
      padding = if (halve) "valid" else "same",
      depth_multiplier = args$depth_multiplier, use_bias = FALSE,
      name = paste0("conv_dw_", i)
    ) |>
    mobilenet_active(paste0("conv_dw_", i)) |>
    layer_conv_2d(
      filters, 1L, padding = "same", use_bias = FALSE,
      name = paste0("conv_pw_", i)
    ) |>
    mobilenet_active(paste0("conv_pw_", i))
}

# The classifier is a convolution of one pixel.
mobilenet_top <- function(x, args) {
  x |>
    layer_global_average_pooling_2d(keepdims = TRUE) |>
    layer_dropout(args$dropout, name = "dropout") |>
    layer_conv_2d(args$classes, 1L, padding = "same", name = "conv_preds") |>
    layer_reshape(list(args$classes), name = "reshape_2") |>
    layer_activation(args$classifier_activation, name = "predictions")
}

# The automatic name: "mobilenet_1.00_224".
sized_name <- function(stem, args, shape) {
  if (!is.null(args$name)) {
    return(args$name)
  }
  # Keras writes Python's word for an unknown height.
  height <- shape[[if (channels_first()) 2L else 1L]] %||% "None"
  paste0(stem, sprintf("_%.2f_", args$alpha), height)
}

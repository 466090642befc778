#' MobileNet V3: found by a search, then refined
#'
#' The residual blocks of [application_mobilenet_v2()], some with a gate for
#' each channel, in two sizes. `minimalistic` networks do without gates, large
#' windows and the hard swish activation, which some machines compute slowly.
#'
#' What is built is the architecture, with weights that are not trained. The
#' model takes images as they are, with values from 0 to 255, unless
#' `include_preprocessing = FALSE`.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: images of three channels and of any size
#' unless `input_shape` or `input_tensor` say otherwise, and 32 x 32 pixels at
#' least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 576 channels in
#' the small network and 960 in the large one, times `alpha`.
#'
#' @references
#' Howard et al. (2019), "Searching for MobileNetV3",
#' <https://arxiv.org/abs/1905.02244>.
#'
#' @inheritParams application_mobilenet
#' @param input_shape The shape of one image, without the batch:
#'   `c(224, 224, 3)`. Height and width may be `NA`.
#' @param minimalistic Whether to leave out what some machines compute slowly.
#' @param dropout_rate The rate of the dropout before the classifier.
#' @param include_preprocessing Whether the first layer scales images to values
#'   from -1 to 1. Without it, the model expects such images.
#' @param name The model's name.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_mobilenet_v3_small(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_mobilenet_v3
#' @export
application_mobilenet_v3_large <- function(
  input_shape = NULL, alpha = 1, minimalistic = FALSE, include_top = TRUE,
  weights = "imagenet", input_tensor = NULL, classes = 1000L, pooling = NULL,
  dropout_rate = 0.2, classifier_activation = "softmax",
  include_preprocessing = TRUE, name = "MobileNetV3Large"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  mobilenet_v3(application_args(args), mobilenet_v3_large_blocks, last = 1280L)
}

#' @rdname application_mobilenet_v3
#' @export
application_mobilenet_v3_small <- function(
  input_shape = NULL, alpha = 1, minimalistic = FALSE, include_top = TRUE,
  weights = "imagenet", input_tensor = NULL, classes = 1000L, pooling = NULL,
  dropout_rate = 0.2, classifier_activation = "softmax",
  include_preprocessing = TRUE, name = "MobileNetV3Small"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  mobilenet_v3(application_args(args), mobilenet_v3_small_blocks, last = 1024L)
}

# A block: how many times more channels it makes inside, its filters, the
# strides, and whether it has a large window, a gate, and the hard swish
# activation: not so in minimalistic networks.
v3_block <- function(
  expand, filters, strides = 1L, large = FALSE, gate = large, hard = TRUE
) {
  list(
    expand = expand, filters = filters, strides = strides, large = large,
    gate = gate, hard = hard
  )
}

mobilenet_v3_small_blocks <- list(
  v3_block(1, 16, 2L, gate = TRUE, hard = FALSE),
  v3_block(72 / 16, 24, 2L, hard = FALSE),
  v3_block(88 / 24, 24, hard = FALSE),
  v3_block(4, 40, 2L, large = TRUE),
  v3_block(6, 40, large = TRUE),
  v3_block(6, 40, large = TRUE),
  v3_block(3, 48, large = TRUE),
  v3_block(3, 48, large = TRUE),
  v3_block(6, 96, 2L, large = TRUE),
  v3_block(6, 96, large = TRUE),
  v3_block(6, 96, large = TRUE)
)

mobilenet_v3_large_blocks <- list(
  v3_block(1, 16, hard = FALSE),
  v3_block(4, 24, 2L, hard = FALSE),
  v3_block(3, 24, hard = FALSE),
  v3_block(3, 40, 2L, large = TRUE, hard = FALSE),
  v3_block(3, 40, large = TRUE, hard = FALSE),
  v3_block(3, 40, large = TRUE, hard = FALSE),
  v3_block(6, 80, 2L),
  v3_block(2.5, 80),
  v3_block(2.3, 80),
  v3_block(2.3, 80),
  v3_block(6, 112, gate = TRUE),
  v3_block(6, 112, gate = TRUE),
  v3_block(6, 160, 2L, large = TRUE),
  v3_block(6, 160, large = TRUE),
  v3_block(6, 160, large = TRUE)
)

# `last`: the filters of the convolution before the classifier.
mobilenet_v3 <- function(args, blocks, last) {
  check_number(args$alpha, "alpha")
  check_rate(args$dropout_rate, "dropout_rate")
  check_flag(args$minimalistic, "minimalistic")
  check_flag(args$include_preprocessing, "include_preprocessing")
  check_same_width(args$input_tensor, args$input_shape)
  input <- image_tensor(args$input_tensor, mobilenet_v3_shape(args))
  x <- input
  if (args$include_preprocessing) {
    x <- layer_rescaling(x, 1 / 127.5, offset = -1)
  }
  active <- v3_activation(hard = !args$minimalistic)
  x <- x |>
    layer_conv_2d(
      16L, 3L, strides = 2L, padding = "same", use_bias = FALSE, name = "conv"
    ) |>
    mobile_norm("conv_bn") |>
    active()
  for (i in seq_along(blocks)) {
    x <- mobilenet_v3_block(x, args, blocks[[i]], i - 1L)
  }
  x <- x |>
    layer_conv_2d(
      divisible(6 * channels_of(x)), 1L, padding = "same", use_bias = FALSE,
      name = "conv_1"
    ) |>
    mobile_norm("conv_1_bn") |>
    active()
  if (args$alpha > 1) {
    last <- divisible(last * args$alpha)
  }
  x <- if (args$include_top) {
    mobilenet_v3_top(x, args, last, active)
  } else {
    pool_features(x, args, pool_names)
  }
  application_model(args, input, x)
}

# Images may have any size, also in front of a classifier.
mobilenet_v3_shape <- function(args) {
  shape <- args$input_shape
  if (length(shape) == 0L) {
    return(image_shape(NULL, NULL, 3L))
  }
  check_dimensions(shape)
  if (length(unlist(shape[-channel_place()])) == 2L) {
    check_least(shape, 32L)
  }
  shape
}

v3_activation <- function(hard) {
  if (hard) \(x) layer_activation(x, "hard_swish") else layer_activation_relu
}

# The first block, of index 0, has a name of its own and makes no more channels.
mobilenet_v3_block <- function(x, args, block, i) {
  prefix <- if (i > 0L) paste0("expanded_conv_", i, "_") else "expanded_conv_"
  named <- \(suffix) paste0(prefix, suffix)
  active <- v3_activation(block$hard && !args$minimalistic)
  size <- if (block$large && !args$minimalistic) 5L else 3L
  halve <- block$strides == 2L
  filters <- divisible(block$filters * args$alpha)
  channels <- channels_of(x)
  inside <- divisible(channels * block$expand)
  shortcut <- x
  if (i > 0L) {
    x <- x |>
      layer_conv_2d(
        inside, 1L, padding = "same", use_bias = FALSE, name = named("expand")
      ) |>
      mobile_norm(named("expand_bn")) |>
      active()
  }
  if (halve) {
    x <- layer_zero_padding_2d(
      x, halving_pad(x, size), name = named("depthwise_pad")
    )
  }
  x <- x |>
    layer_depthwise_conv_2d(
      size, strides = block$strides, padding = if (halve) "valid" else "same",
      use_bias = FALSE, name = named("depthwise")
    ) |>
    mobile_norm(named("depthwise_bn")) |>
    active()
  if (block$gate && !args$minimalistic) {
    x <- mobilenet_v3_gate(x, inside, named("squeeze_excite_"))
  }
  x <- x |>
    layer_conv_2d(
      filters, 1L, padding = "same", use_bias = FALSE, name = named("project")
    ) |>
    mobile_norm(named("project_bn"))
  if (halve || channels != filters) {
    return(x)
  }
  layer_add(list(shortcut, x), name = named("add"))
}

mobilenet_v3_gate <- function(x, channels, prefix) {
  named <- \(suffix) paste0(prefix, suffix)
  gate <- x |>
    layer_global_average_pooling_2d(
      keepdims = TRUE, name = named("avg_pool")
    ) |>
    layer_conv_2d(
      divisible(channels * 0.25), 1L, padding = "same", name = named("conv")
    ) |>
    layer_activation_relu(name = named("relu")) |>
    layer_conv_2d(channels, 1L, padding = "same", name = named("conv_1"))
  gate <- layer_activation_relu(gate + 3, 6) * (1 / 6)
  layer_multiply(list(x, gate), name = named("mul"))
}

# The classifier is a convolution of one pixel.
mobilenet_v3_top <- function(x, args, filters, active) {
  x <- x |>
    layer_global_average_pooling_2d(keepdims = TRUE) |>
    layer_conv_2d(filters, 1L, padding = "same", name = "conv_2") |>
    active()
  if (args$dropout_rate > 0) {
    x <- layer_dropout(x, args$dropout_rate)
  }
  x |>
    layer_conv_2d(args$classes, 1L, padding = "same", name = "logits") |>
    layer_flatten() |>
    layer_activation(args$classifier_activation, name = "predictions")
}

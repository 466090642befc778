#' MobileNet V2: inverted residual blocks
#'
#' Small networks like [application_mobilenet()]. Each block first makes more
#' channels, works on them one by one, and makes fewer again; blocks that keep
#' shape and channels are residual.
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
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 1280 channels,
#' more for an `alpha` above 1.
#'
#' @references
#' Sandler, Howard, Zhu, Zhmoginov and Chen (2018), "MobileNetV2: inverted
#' residuals and linear bottlenecks",
#' <https://arxiv.org/abs/1801.04381>.
#'
#' @inheritParams application_mobilenet
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_mobilenet_v2(alpha = 0.35, weights = NULL, classes = 10)
#' count_params(model)
#' @export
application_mobilenet_v2 <- function(
  input_shape = NULL, alpha = 1, include_top = TRUE, weights = "imagenet",
  input_tensor = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = NULL
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  mobilenet_v2(application_args(args))
}

# The blocks: their filters, and whether they halve the image.
mobilenet_v2_blocks <- list(
  list(16, FALSE), list(24, TRUE), list(24, FALSE), list(32, TRUE),
  list(32, FALSE), list(32, FALSE), list(64, TRUE), list(64, FALSE),
  list(64, FALSE), list(64, FALSE), list(96, FALSE), list(96, FALSE),
  list(96, FALSE), list(160, TRUE), list(160, FALSE), list(160, FALSE),
  list(320, FALSE)
)

mobilenet_v2 <- function(args) {
  check_number(args$alpha, "alpha")
  check_same_width(args$input_tensor, args$input_shape)
  shape <- application_shape(args, mobilenet_v2_size(args), least = 32L)
  input <- image_tensor(args$input_tensor, shape)
  x <- input |>
    layer_conv_2d(
      divisible(32 * args$alpha), 3L, strides = 2L, padding = "same",
      use_bias = FALSE, name = "Conv1"
    ) |>
    mobile_norm("bn_Conv1") |>
    layer_activation_relu(6, name = "Conv1_relu")
  for (i in seq_along(mobilenet_v2_blocks)) {
    block <- mobilenet_v2_blocks[[i]]
    filters <- divisible(scaled(block[[1L]], args))
    x <- mobilenet_v2_block(x, filters, block[[2L]], i - 1L)
  }
  last <- if (args$alpha > 1) divisible(1280 * args$alpha) else 1280L
  x <- x |>
    layer_conv_2d(last, 1L, use_bias = FALSE, name = "Conv_1") |>
    mobile_norm("Conv_1_bn") |>
    layer_activation_relu(6, name = "out_relu")
  x <- if (args$include_top) {
    x |>
      layer_global_average_pooling_2d() |>
      classify(args)
  } else {
    pool_features(x, args)
  }
  application_model(args, input, x, sized_name("mobilenetv2", args, shape))
}

# The size that the name says: that of the tensor, if it is a usual one.
mobilenet_v2_size <- function(args) {
  if (is_tensor(args$input_tensor)) {
    sides <- unlist(sides_of(args$input_tensor))
    usual <- c(96L, 128L, 160L, 192L, 224L)
    if (length(sides) == 2L && sides[[1L]] == sides[[2L]] &&
          sides[[1L]] %in% usual) {
      return(sides[[1L]])
    }
  }
  224L
}

# A tensor and a shape that are both given must go together.
check_same_width <- function(tensor, shape) {
  if (!is_tensor(tensor) || length(shape) != 3L) {
    return()
  }
  width <- sides_of(tensor)[[2L]]
  if (!identical(as.double(width), as.double(shape[-channel_place()][[2L]]))) {
    keratin_abort(
      "shape", "`input_tensor` and `input_shape` have different widths",
      path = "input_shape", received = shape,
      shown = format(shape(shape), prefix = FALSE),
      expected = paste0("the width of `input_tensor`, ", width %||% NA),
      hint = "Leave `input_shape` out: the tensor has a shape."
    )
  }
}

mobile_norm <- function(x, name) {
  layer_batch_normalization(
    x, axis = last_channel_axis(), epsilon = 0.001, momentum = 0.999,
    name = name
  )
}

# The first block, of index 0, has a name of its own and makes no more channels.
mobilenet_v2_block <- function(x, filters, halve, i) {
  prefix <- if (i > 0L) paste0("block_", i, "_") else "expanded_conv_"
  named <- \(suffix) paste0(prefix, suffix)
  shortcut <- x
  channels <- channels_of(x)
  if (i > 0L) {
    x <- x |>
      layer_conv_2d(
        6L * channels, 1L, padding = "same", use_bias = FALSE,
        name = named("expand")
      ) |>
      mobile_norm(named("expand_BN")) |>
      layer_activation_relu(6, name = named("expand_relu"))
  }
  if (halve) {
    x <- layer_zero_padding_2d(x, halving_pad(x, 3L), name = named("pad"))
  }
  x <- x |>
    layer_depthwise_conv_2d(
      3L, strides = if (halve) 2L else 1L, use_bias = FALSE,
      padding = if (halve) "valid" else "same", name = named("depthwise")
    ) |>
    mobile_norm(named("depthwise_BN")) |>
    layer_activation_relu(6, name = named("depthwise_relu")) |>
    layer_conv_2d(
      filters, 1L, padding = "same", use_bias = FALSE, name = named("project")
    ) |>
    mobile_norm(named("project_BN"))
  if (halve || channels != filters) {
    return(x)
  }
  layer_add(list(shortcut, x), name = named("add"))
}

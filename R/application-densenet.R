#' DenseNet: densely connected networks
#'
#' Networks of 121, 169 or 201 layers, in four stacks. Within a stack each block
#' adds 32 channels to those of all blocks before it, which needs few
#' parameters.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: scaled
#' to values from 0 to 1, then normalized by channel.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 224 x 224 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 32 x 32 at least. Channels must be last.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 1024, 1664 and
#' 1920 channels.
#'
#' @references
#' Huang, Liu, van der Maaten and Weinberger (2017), "Densely connected
#' convolutional networks",
#' <https://arxiv.org/abs/1608.06993>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_densenet121(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_densenet
#' @export
application_densenet121 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "densenet121"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  densenet(application_args(args), blocks = c(6, 12, 24, 16))
}

#' @rdname application_densenet
#' @export
application_densenet169 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "densenet169"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  densenet(application_args(args), blocks = c(6, 12, 32, 32))
}

#' @rdname application_densenet
#' @export
application_densenet201 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "densenet201"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  densenet(application_args(args), blocks = c(6, 12, 48, 32))
}

# `blocks`: how many each of the four stacks has.
densenet <- function(args, blocks) {
  refuse_channels_first("DenseNet")
  input <- application_input(args, size = 224L, least = 32L)
  x <- input |>
    layer_zero_padding_2d(3L) |>
    layer_conv_2d(
      64L, 7L, strides = 2L, use_bias = FALSE, name = "conv1_conv"
    ) |>
    resnet_norm("conv1_bn") |>
    layer_activation("relu", name = "conv1_relu") |>
    layer_zero_padding_2d(1L) |>
    layer_max_pooling_2d(3L, strides = 2L, name = "pool1")
  for (i in seq_along(blocks)) {
    if (i > 1L) {
      x <- densenet_transition(x, paste0("pool", i))
    }
    for (j in seq_len(blocks[[i]])) {
      x <- densenet_block(x, paste0("conv", i + 1L, "_block", j))
    }
  }
  x <- x |>
    resnet_norm("bn") |>
    layer_activation("relu", name = "relu")
  application_model(args, input, pool_and_classify(x, args, pool_names))
}

# Adds the 32 channels of a block, its growth rate, to those there are.
densenet_block <- function(x, name) {
  named <- \(suffix) paste0(name, suffix)
  more <- x |>
    resnet_norm(named("_0_bn")) |>
    layer_activation("relu", name = named("_0_relu")) |>
    layer_conv_2d(4L * 32L, 1L, use_bias = FALSE, name = named("_1_conv")) |>
    resnet_norm(named("_1_bn")) |>
    layer_activation("relu", name = named("_1_relu")) |>
    layer_conv_2d(
      32L, 3L, padding = "same", use_bias = FALSE, name = named("_2_conv")
    )
  layer_concatenate(
    list(x, more), axis = channel_axis(), name = named("_concat")
  )
}

# Halves the channels and the image.
densenet_transition <- function(x, name) {
  named <- \(suffix) paste0(name, suffix)
  x |>
    resnet_norm(named("_bn")) |>
    layer_activation("relu", name = named("_relu")) |>
    layer_conv_2d(
      channels_of(x) %/% 2L, 1L, use_bias = FALSE, name = named("_conv")
    ) |>
    layer_average_pooling_2d(2L, strides = 2L, name = named("_pool"))
}

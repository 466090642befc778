#' ResNet: residual networks
#'
#' Networks of 50, 101 or 152 layers. A block of three convolutions adds to what
#' it was given instead of replacing it, so that even deep networks can be
#' trained.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: BGR in
#' place of RGB, centred, not scaled.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 224 x 224 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 32 x 32 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32, 2048)`,
#' or `(batch, 2048)` with pooling.
#'
#' @references
#' He, Zhang, Ren and Sun (2016), "Deep residual learning for image
#' recognition",
#' <https://arxiv.org/abs/1512.03385>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_resnet50(weights = NULL, classes = 10)
#' count_params(model)
#' get_layer(model, "conv5_block3_out")$output
#' @rdname application_resnet
#' @export
application_resnet50 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet50"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet(application_args(args), blocks = c(3, 4, 6, 3))
}

#' @rdname application_resnet
#' @export
application_resnet101 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet101"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet(application_args(args), blocks = c(3, 4, 23, 3))
}

#' @rdname application_resnet
#' @export
application_resnet152 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet152"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet(application_args(args), blocks = c(3, 8, 36, 3))
}

# `blocks`: how many each of the four stacks has.
resnet <- function(args, blocks) {
  input <- application_input(args, size = 224L, least = 32L)
  x <- input |>
    layer_zero_padding_2d(3L, name = "conv1_pad") |>
    layer_conv_2d(64L, 7L, strides = 2L, name = "conv1_conv") |>
    resnet_norm("conv1_bn") |>
    layer_activation("relu", name = "conv1_relu") |>
    resnet_pool()
  for (i in seq_along(blocks)) {
    for (j in seq_len(blocks[[i]])) {
      x <- resnet_block(
        x, resnet_filters[[i]], strides = if (i > 1L && j == 1L) 2L else 1L,
        project = j == 1L, name = paste0("conv", i + 1L, "_block", j)
      )
    }
  }
  application_model(args, input, pool_and_classify(x, args, pool_names))
}

resnet_filters <- c(64L, 128L, 256L, 512L)

resnet_norm <- function(x, name) {
  layer_batch_normalization(
    x, axis = channel_axis(), epsilon = 1.001e-5, name = name
  )
}

resnet_pool <- function(x) {
  x |>
    layer_zero_padding_2d(1L, name = "pool1_pad") |>
    layer_max_pooling_2d(3L, strides = 2L, name = "pool1_pool")
}

# `project`: whether the shortcut is brought to the shape of the sum.
resnet_block <- function(x, filters, strides, project, name) {
  named <- \(suffix) paste0(name, suffix)
  shortcut <- x
  if (project) {
    shortcut <- x |>
      layer_conv_2d(
        4L * filters, 1L, strides = strides, name = named("_0_conv")
      ) |>
      resnet_norm(named("_0_bn"))
  }
  x <- x |>
    layer_conv_2d(filters, 1L, strides = strides, name = named("_1_conv")) |>
    resnet_norm(named("_1_bn")) |>
    layer_activation("relu", name = named("_1_relu")) |>
    layer_conv_2d(filters, 3L, padding = "same", name = named("_2_conv")) |>
    resnet_norm(named("_2_bn")) |>
    layer_activation("relu", name = named("_2_relu")) |>
    layer_conv_2d(4L * filters, 1L, name = named("_3_conv")) |>
    resnet_norm(named("_3_bn"))
  list(shortcut, x) |>
    layer_add(name = named("_add")) |>
    layer_activation("relu", name = named("_out"))
}

#' ResNet V2: residual networks that normalize first
#'
#' Networks of 50, 101 or 152 layers. In contrast to [application_resnet50()],
#' each block normalizes what it is given before its convolutions, and what
#' blocks add up passes unchanged from the first to the last.
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
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32, 2048)`,
#' or `(batch, 2048)` with pooling.
#'
#' @references
#' He, Zhang, Ren and Sun (2016), "Identity mappings in deep residual networks",
#' <https://arxiv.org/abs/1603.05027>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_resnet50_v2(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_resnet_v2
#' @export
application_resnet50_v2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet50v2"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet_v2(application_args(args), blocks = c(3, 4, 6, 3))
}

#' @rdname application_resnet_v2
#' @export
application_resnet101_v2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet101v2"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet_v2(application_args(args), blocks = c(3, 4, 23, 3))
}

#' @rdname application_resnet_v2
#' @export
application_resnet152_v2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "resnet152v2"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  resnet_v2(application_args(args), blocks = c(3, 8, 36, 3))
}

# `blocks`: how many each of the four stacks has. The last block of a stack
# halves the image, but not that of the last stack.
resnet_v2 <- function(args, blocks) {
  input <- application_input(args, size = 224L, least = 32L)
  x <- input |>
    layer_zero_padding_2d(3L, name = "conv1_pad") |>
    layer_conv_2d(64L, 7L, strides = 2L, name = "conv1_conv") |>
    resnet_pool()
  for (i in seq_along(blocks)) {
    for (j in seq_len(blocks[[i]])) {
      last <- j == blocks[[i]]
      x <- resnet_block_v2(
        x, resnet_filters[[i]],
        strides = if (last && i < length(blocks)) 2L else 1L,
        project = j == 1L, name = paste0("conv", i + 1L, "_block", j)
      )
    }
  }
  x <- x |>
    resnet_norm("post_bn") |>
    layer_activation("relu", name = "post_relu")
  application_model(args, input, pool_and_classify(x, args, pool_names))
}

resnet_block_v2 <- function(x, filters, strides, project, name) {
  named <- \(suffix) paste0(name, suffix)
  active <- x |>
    resnet_norm(named("_preact_bn")) |>
    layer_activation("relu", name = named("_preact_relu"))
  shortcut <- if (project) {
    layer_conv_2d(
      active, 4L * filters, 1L, strides = strides, name = named("_0_conv")
    )
  } else if (strides > 1L) {
    layer_max_pooling_2d(x, 1L, strides = strides)
  } else {
    x
  }
  x <- active |>
    layer_conv_2d(filters, 1L, use_bias = FALSE, name = named("_1_conv")) |>
    resnet_norm(named("_1_bn")) |>
    layer_activation("relu", name = named("_1_relu")) |>
    layer_zero_padding_2d(1L, name = named("_2_pad")) |>
    layer_conv_2d(
      filters, 3L, strides = strides, use_bias = FALSE, name = named("_2_conv")
    ) |>
    resnet_norm(named("_2_bn")) |>
    layer_activation("relu", name = named("_2_relu")) |>
    layer_conv_2d(4L * filters, 1L, name = named("_3_conv"))
  layer_add(list(shortcut, x), name = named("_out"))
}

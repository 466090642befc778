#' Xception
#'
#' Separable convolutions throughout: what happens within a channel and what
#' happens between channels is learned apart. 36 convolutions in 14 blocks, most
#' of them residual.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: scaled
#' to values from -1 to 1.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 299 x 299 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 71 x 71 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, 10, 10, 2048)` for 299 x 299
#' pixels, or `(batch, 2048)` with pooling.
#'
#' @references
#' Chollet (2017), "Xception: deep learning with depthwise separable
#' convolutions",
#' <https://arxiv.org/abs/1610.02357>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_xception(weights = NULL, classes = 10)
#' count_params(model)
#' @export
application_xception <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "xception"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  xception(application_args(args))
}

xception <- function(args) {
  input <- application_input(args, size = 299L, least = 71L)
  x <- input |>
    layer_conv_2d(
      32L, 3L, strides = 2L, use_bias = FALSE, name = "block1_conv1"
    ) |>
    xception_norm("block1_conv1_bn") |>
    layer_activation("relu", name = "block1_conv1_act") |>
    layer_conv_2d(64L, 3L, use_bias = FALSE, name = "block1_conv2") |>
    xception_norm("block1_conv2_bn") |>
    layer_activation("relu", name = "block1_conv2_act") |>
    xception_halve(c(128L, 128L), "block2", active = FALSE) |>
    xception_halve(c(256L, 256L), "block3") |>
    xception_halve(c(728L, 728L), "block4")
  for (i in 5:12) {
    name <- paste0("block", i, "_sepconv")
    more <- x
    for (j in 1:3) {
      more <- more |>
        layer_activation("relu", name = paste0(name, j, "_act")) |>
        separable_norm(728L, paste0(name, j))
    }
    x <- layer_add(list(more, x))
  }
  x <- x |>
    xception_halve(c(728L, 1024L), "block13") |>
    separable_norm(1536L, "block14_sepconv1") |>
    layer_activation("relu", name = "block14_sepconv1_act") |>
    separable_norm(2048L, "block14_sepconv2") |>
    layer_activation("relu", name = "block14_sepconv2_act")
  application_model(args, input, pool_and_classify(x, args))
}

xception_norm <- function(x, name = NULL) {
  layer_batch_normalization(x, axis = last_channel_axis(), name = name)
}

separable_norm <- function(x, filters, name) {
  x |>
    layer_separable_conv_2d(
      filters, 3L, padding = "same", use_bias = FALSE, name = name
    ) |>
    xception_norm(paste0(name, "_bn"))
}

# A residual block of two convolutions that halves the image. `active`: whether
# it begins with an activation.
xception_halve <- function(x, filters, name, active = TRUE) {
  named <- \(suffix) paste0(name, suffix)
  residual <- x |>
    layer_conv_2d(
      filters[[2L]], 1L, strides = 2L, padding = "same", use_bias = FALSE
    ) |>
    xception_norm()
  if (active) {
    x <- layer_activation(x, "relu", name = named("_sepconv1_act"))
  }
  x <- x |>
    separable_norm(filters[[1L]], named("_sepconv1")) |>
    layer_activation("relu", name = named("_sepconv2_act")) |>
    separable_norm(filters[[2L]], named("_sepconv2")) |>
    layer_max_pooling_2d(
      3L, strides = 2L, padding = "same", name = named("_pool")
    )
  layer_add(list(x, residual))
}

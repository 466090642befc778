#' Inception-ResNet V2
#'
#' The blocks of [application_inception_v3()], made residual: what the branches
#' of a block give is scaled and added to what the block was given.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: scaled
#' to values from -1 to 1.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 299 x 299 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 75 x 75 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, 8, 8, 1536)` for 299 x 299
#' pixels, or `(batch, 1536)` with pooling.
#'
#' @references
#' Szegedy, Ioffe, Vanhoucke and Alemi (2017), "Inception-v4, Inception-ResNet
#' and the impact of residual connections on learning",
#' <https://arxiv.org/abs/1602.07261>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_inception_resnet_v2(weights = NULL, classes = 10)
#' count_params(model)
#' @export
application_inception_resnet_v2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "inception_resnet_v2"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  inception_resnet_v2(application_args(args))
}

inception_resnet_v2 <- function(args) {
  input <- application_input(args, size = 299L, least = 75L)
  x <- input |>
    inception_stem() |>
    inception_resnet_start()
  for (i in 1:10) {
    x <- inception_residual(x, branches_35, 0.17, paste0("block35_", i))
  }
  x <- inception_resnet_halve_35(x)
  for (i in 1:20) {
    x <- inception_residual(x, branches_17, 0.1, paste0("block17_", i))
  }
  x <- inception_resnet_halve_17(x)
  for (i in 1:9) {
    x <- inception_residual(x, branches_8, 0.2, paste0("block8_", i))
  }
  x <- x |>
    inception_residual(branches_8, 1, "block8_10", activation = NULL) |>
    inception_conv(1536L, 1L, name = "conv_7b")
  application_model(args, input, pool_and_classify(x, args))
}

# A block is called by the size of the images in it, where those the network is
# given have 299 pixels. Branches are made in their order.

inception_resnet_start <- function(x) {
  force(x)
  list(
    x |> inception_conv(96L, 1L),
    x |> inception_conv(48L, 1L) |> inception_conv(64L, 5L),
    x |>
      inception_conv(64L, 1L) |>
      inception_conv(96L, 3L) |>
      inception_conv(96L, 3L),
    x |> inception_average(64L)
  ) |>
    join_channels("mixed_5b")
}

branches_35 <- function(x) {
  list(
    x |> inception_conv(32L, 1L),
    x |> inception_conv(32L, 1L) |> inception_conv(32L, 3L),
    x |>
      inception_conv(32L, 1L) |>
      inception_conv(48L, 3L) |>
      inception_conv(64L, 3L)
  )
}

inception_resnet_halve_35 <- function(x) {
  list(
    x |> inception_conv(384L, 3L, strides = 2L, padding = "valid"),
    x |>
      inception_conv(256L, 1L) |>
      inception_conv(256L, 3L) |>
      inception_conv(384L, 3L, strides = 2L, padding = "valid"),
    x |> layer_max_pooling_2d(3L, strides = 2L)
  ) |>
    join_channels("mixed_6a")
}

branches_17 <- function(x) {
  list(
    x |> inception_conv(192L, 1L),
    x |>
      inception_conv(128L, 1L) |>
      inception_conv(160L, row_of(7L)) |>
      inception_conv(192L, column_of(7L))
  )
}

inception_resnet_halve_17 <- function(x) {
  list(
    x |>
      inception_conv(256L, 1L) |>
      inception_conv(384L, 3L, strides = 2L, padding = "valid"),
    x |>
      inception_conv(256L, 1L) |>
      inception_conv(288L, 3L, strides = 2L, padding = "valid"),
    x |>
      inception_conv(256L, 1L) |>
      inception_conv(288L, 3L) |>
      inception_conv(320L, 3L, strides = 2L, padding = "valid"),
    x |> layer_max_pooling_2d(3L, strides = 2L)
  ) |>
    join_channels("mixed_7a")
}

branches_8 <- function(x) {
  list(
    x |> inception_conv(192L, 1L),
    x |>
      inception_conv(192L, 1L) |>
      inception_conv(224L, row_of(3L)) |>
      inception_conv(256L, column_of(3L))
  )
}

# x + scale * branches, brought to the channels of x.
inception_residual <- function(x, branches, scale, name, activation = "relu") {
  more <- branches(x) |>
    join_channels(paste0(name, "_mixed")) |>
    inception_conv(
      channels_of(x), 1L, activation = NULL, bias = TRUE,
      name = paste0(name, "_conv")
    )
  x <- create_layer(
    "keras.src.applications.inception_resnet_v2.CustomScaleLayer",
    list(x, more), list(scale = scale)
  )
  if (is.null(activation)) {
    return(x)
  }
  layer_activation(x, activation, name = paste0(name, "_ac"))
}

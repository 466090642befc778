#' Inception V3
#'
#' Convolutions of several sizes side by side, whose outputs are joined; large
#' ones are taken apart into a row and a column, which needs fewer parameters.
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
#' `(batch, classes)`. Without the top `(batch, 8, 8, 2048)` for 299 x 299
#' pixels, or `(batch, 2048)` with pooling.
#'
#' @references
#' Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), "Rethinking the Inception
#' architecture for computer vision",
#' <https://arxiv.org/abs/1512.00567>.
#'
#' @inheritParams application_vgg16
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_inception_v3(weights = NULL, classes = 10)
#' count_params(model)
#' @export
application_inception_v3 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "inception_v3"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  inception_v3(application_args(args))
}

inception_v3 <- function(args) {
  input <- application_input(args, size = 299L, least = 75L)
  x <- input |>
    inception_stem() |>
    inception_small(32L, "mixed0") |>
    inception_small(64L, "mixed1") |>
    inception_small(64L, "mixed2") |>
    inception_halve_small("mixed3") |>
    inception_long(128L, "mixed4") |>
    inception_long(160L, "mixed5") |>
    inception_long(160L, "mixed6") |>
    inception_long(192L, "mixed7") |>
    inception_halve_long("mixed8") |>
    inception_wide("mixed9", "mixed9_0") |>
    inception_wide("mixed10", "mixed9_1")
  application_model(args, input, pool_and_classify(x, args))
}

# What both Inception networks begin with.
inception_stem <- function(x) {
  x |>
    inception_conv(32L, 3L, strides = 2L, padding = "valid") |>
    inception_conv(32L, 3L, padding = "valid") |>
    inception_conv(64L, 3L) |>
    layer_max_pooling_2d(3L, strides = 2L) |>
    inception_conv(80L, 1L, padding = "valid") |>
    inception_conv(192L, 3L, padding = "valid") |>
    layer_max_pooling_2d(3L, strides = 2L)
}

# A convolution with normalization and activation. With a `bias` there is no
# normalization.
inception_conv <- function(
  x, filters, size, strides = 1L, padding = "same", activation = "relu",
  bias = FALSE, name = NULL
) {
  named <- \(suffix) if (!is.null(name)) paste0(name, suffix)
  x <- layer_conv_2d(
    x, filters, size, strides = strides, padding = padding, use_bias = bias,
    name = name
  )
  if (!bias) {
    x <- layer_batch_normalization(
      x, axis = channel_axis(), scale = FALSE, name = named("_bn")
    )
  }
  if (is.null(activation)) {
    return(x)
  }
  layer_activation(x, activation, name = named("_ac"))
}

# The average of the neighbours, brought to `filters` channels.
inception_average <- function(x, filters) {
  x |>
    layer_average_pooling_2d(3L, strides = 1L, padding = "same") |>
    inception_conv(filters, 1L)
}

join_channels <- function(branches, name = NULL) {
  layer_concatenate(branches, axis = channel_axis(), name = name)
}

row_of <- function(n) list(1L, n)
column_of <- function(n) list(n, 1L)

# Blocks. The branches of a list are made in its order.

inception_small <- function(x, pooled, name) {
  list(
    x |> inception_conv(64L, 1L),
    x |> inception_conv(48L, 1L) |> inception_conv(64L, 5L),
    x |>
      inception_conv(64L, 1L) |>
      inception_conv(96L, 3L) |>
      inception_conv(96L, 3L),
    x |> inception_average(pooled)
  ) |>
    join_channels(name)
}

inception_halve_small <- function(x, name) {
  list(
    x |> inception_conv(384L, 3L, strides = 2L, padding = "valid"),
    x |>
      inception_conv(64L, 1L) |>
      inception_conv(96L, 3L) |>
      inception_conv(96L, 3L, strides = 2L, padding = "valid"),
    x |> layer_max_pooling_2d(3L, strides = 2L)
  ) |>
    join_channels(name)
}

inception_long <- function(x, filters, name) {
  list(
    x |> inception_conv(192L, 1L),
    x |>
      inception_conv(filters, 1L) |>
      inception_conv(filters, row_of(7L)) |>
      inception_conv(192L, column_of(7L)),
    x |>
      inception_conv(filters, 1L) |>
      inception_conv(filters, column_of(7L)) |>
      inception_conv(filters, row_of(7L)) |>
      inception_conv(filters, column_of(7L)) |>
      inception_conv(192L, row_of(7L)),
    x |> inception_average(192L)
  ) |>
    join_channels(name)
}

inception_halve_long <- function(x, name) {
  list(
    x |>
      inception_conv(192L, 1L) |>
      inception_conv(320L, 3L, strides = 2L, padding = "valid"),
    x |>
      inception_conv(192L, 1L) |>
      inception_conv(192L, row_of(7L)) |>
      inception_conv(192L, column_of(7L)) |>
      inception_conv(192L, 3L, strides = 2L, padding = "valid"),
    x |> layer_max_pooling_2d(3L, strides = 2L)
  ) |>
    join_channels(name)
}

inception_wide <- function(x, name, inner) {
  list(
    x |> inception_conv(320L, 1L),
    x |> inception_conv(384L, 1L) |> inception_cross(inner),
    x |>
      inception_conv(448L, 1L) |>
      inception_conv(384L, 3L) |>
      inception_cross(),
    x |> inception_average(192L)
  ) |>
    join_channels(name)
}

# A row and a column side by side.
inception_cross <- function(x, name = NULL) {
  force(x)
  list(
    inception_conv(x, 384L, row_of(3L)), inception_conv(x, 384L, column_of(3L))
  ) |>
    join_channels(name)
}

#' ConvNeXt: convolutional networks built like transformers
#'
#' Five networks of one design. A block sees each channel apart through a window
#' of 7 x 7 pixels, then mixes channels by two dense layers, and adds what it
#' finds, scaled, to its input.
#'
#' What is built is the architecture, with weights that are not trained. The
#' model takes images as they are, with values from 0 to 255, unless
#' `include_preprocessing = FALSE`.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 224 x 224 x 3 pixels unless `input_shape`
#' or `input_tensor` say otherwise, and 32 x 32 at least. Channels must be last.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 768 channels in
#' the tiny and the small network, then 1024, 1536 and 2048.
#'
#' @references
#' Liu, Mao, Wu, Feichtenhofer, Darrell and Xie (2022), "A ConvNet for the
#' 2020s",
#' <https://arxiv.org/abs/2201.03545>.
#'
#' @inheritParams application_vgg16
#' @param include_preprocessing Whether the first layer normalizes images of
#'   three channels. Without it, the model expects what that would give.
#' @param name The model's name, which the names of its layers begin with.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_convnext_tiny(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_convnext
#' @export
application_convnext_tiny <- function(
  include_top = TRUE, include_preprocessing = TRUE, weights = "imagenet",
  input_tensor = NULL, input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "convnext_tiny"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  convnext(application_args(args), "tiny")
}

#' @rdname application_convnext
#' @export
application_convnext_small <- function(
  include_top = TRUE, include_preprocessing = TRUE, weights = "imagenet",
  input_tensor = NULL, input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "convnext_small"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  convnext(application_args(args), "small")
}

#' @rdname application_convnext
#' @export
application_convnext_base <- function(
  include_top = TRUE, include_preprocessing = TRUE, weights = "imagenet",
  input_tensor = NULL, input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "convnext_base"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  convnext(application_args(args), "base")
}

#' @rdname application_convnext
#' @export
application_convnext_large <- function(
  include_top = TRUE, include_preprocessing = TRUE, weights = "imagenet",
  input_tensor = NULL, input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "convnext_large"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  convnext(application_args(args), "large")
}

#' @rdname application_convnext
#' @export
application_convnext_xlarge <- function(
  include_top = TRUE, include_preprocessing = TRUE, weights = "imagenet",
  input_tensor = NULL, input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "convnext_xlarge"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  convnext(application_args(args), "xlarge")
}

# The blocks of each stage, and the filters of the first.
convnext_variants <- list(
  tiny = list(blocks = c(3, 3, 9, 3), filters = 96L),
  small = list(blocks = c(3, 3, 27, 3), filters = 96L),
  base = list(blocks = c(3, 3, 27, 3), filters = 128L),
  large = list(blocks = c(3, 3, 27, 3), filters = 192L),
  xlarge = list(blocks = c(3, 3, 27, 3), filters = 256L)
)

convnext <- function(args, variant) {
  refuse_channels_first("ConvNeXt")
  check_flag(args$include_preprocessing, "include_preprocessing")
  check_name(args$name)
  variant <- convnext_variants[[variant]]
  shape <- application_shape(args, size = 224L, least = 32L)
  x <- image_tensor(args$input_tensor, shape)
  input <- get_source_inputs(x)[[1L]]
  if (args$include_preprocessing && identical(as.double(shape[[3L]]), 3)) {
    x <- convnext_preprocess(x, args$name)
  }
  filters <- variant$filters
  for (i in seq_along(variant$blocks)) {
    between <- if (i == 1L) {
      convnext_stem(filters, args$name)
    } else {
      convnext_halve(filters, args$name, i - 2L)
    }
    x <- between(x)
    for (j in seq_len(variant$blocks[[i]])) {
      name <- paste0(args$name, "_stage_", i - 1L, "_block_", j - 1L)
      x <- convnext_block(x, filters, name)
    }
    filters <- 2L * filters
  }
  keras_model(input, convnext_head(x, args), name = args$name)
}

check_name <- function(name) {
  if (!rlang::is_string(name)) {
    keratin_abort(
      "config", "`name` must be a string: the names of layers begin with it",
      path = "name", received = name, shown = deparse(name, nlines = 1L)[[1L]]
    )
  }
}

convnext_preprocess <- function(x, name) {
  layer_normalization(
    x, mean = c(0.485, 0.456, 0.406) * 255,
    variance = (c(0.229, 0.224, 0.225) * 255)^2,
    name = paste0(name, "_prestem_normalization")
  )
}

convnext_norm <- function(object, name = NULL) {
  layer_layer_normalization(object, epsilon = 1e-6, name = name)
}

# Models of two layers, as Keras has them there.

convnext_stem <- function(filters, name) {
  named <- \(suffix) paste0(name, "_stem", suffix)
  keras_model_sequential(
    layers = list(
      layer_conv_2d(
        filters = filters, kernel_size = 4L, strides = 4L, name = named("_conv")
      ),
      convnext_norm(name = named("_layernorm"))
    ),
    name = named("")
  )
}

convnext_halve <- function(filters, name, i) {
  named <- \(what) paste0(name, "_downsampling_", what, "_", i)
  keras_model_sequential(
    layers = list(
      convnext_norm(name = named("layernorm")),
      layer_conv_2d(
        filters = filters, kernel_size = 2L, strides = 2L, name = named("conv")
      )
    ),
    name = named("block")
  )
}

convnext_block <- function(x, filters, name) {
  named <- \(suffix) paste0(name, suffix)
  more <- x |>
    layer_conv_2d(
      filters, 7L, padding = "same", groups = filters,
      name = named("_depthwise_conv")
    ) |>
    convnext_norm(named("_layernorm")) |>
    layer_dense(4L * filters, name = named("_pointwise_conv_1")) |>
    layer_activation("gelu", name = named("_gelu")) |>
    layer_dense(filters, name = named("_pointwise_conv_2"))
  more <- create_layer(
    "keras.src.applications.convnext.LayerScale", more,
    list(
      init_values = 1e-6, projection_dim = filters, name = named("_layer_scale")
    )
  )
  x + layer_activation(more, "linear", name = named("_identity"))
}

convnext_head <- function(x, args) {
  if (!args$include_top) {
    return(convnext_norm(pool_features(x, args)))
  }
  named <- \(suffix) paste0(args$name, "_head_", suffix)
  x |>
    layer_global_average_pooling_2d(name = named("gap")) |>
    convnext_norm(named("layernorm")) |>
    layer_dense(
      args$classes, activation = args$classifier_activation,
      name = named("dense")
    )
}

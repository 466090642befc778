#' EfficientNet V2: smaller and faster to train
#'
#' Seven networks: B0 to B3 are scaled like [application_efficientnet_b0()], S,
#' M and L are designs of their own. The blocks of the first stages are fused:
#' one convolution in place of a depthwise one and one of 1 x 1 pixels.
#'
#' What is built is the architecture, with weights that are not trained. The
#' model takes images as they are, with values from 0 to 255, unless
#' `include_preprocessing = FALSE`.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: from B0 to B3 224, 240, 260 and 300
#' pixels wide and high, 384 for S, 480 for M and L, unless `input_shape` or
#' `input_tensor` say otherwise, and 32 x 32 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 1280 channels,
#' 1408 in B2 and 1536 in B3.
#'
#' @references
#' Tan and Le (2021), "EfficientNetV2: smaller models and faster training",
#' <https://arxiv.org/abs/2104.00298>.
#'
#' @inheritParams application_vgg16
#' @param include_preprocessing Whether the first layers scale images, and in B0
#'   to B3 normalize those of three channels. Without them, the model expects
#'   what they would give.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_efficientnet_v2b0(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2b0 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-b0"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "b0")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2b1 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-b1"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "b1")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2b2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-b2"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "b2")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2b3 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-b3"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "b3")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2l <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-l"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "l")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2m <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-m"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "m")
}

#' @rdname application_efficientnet_v2
#' @export
application_efficientnet_v2s <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", include_preprocessing = TRUE,
  name = "efficientnetv2-s"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet_v2(application_args(args), "s")
}

# `normalize`: whether preprocessing normalizes images of three channels.
efficientnet_v2_variants <- list(
  b0 = list(width = 1.0, depth = 1.0, size = 224L, normalize = TRUE),
  b1 = list(width = 1.0, depth = 1.1, size = 240L, normalize = TRUE),
  b2 = list(width = 1.1, depth = 1.2, size = 260L, normalize = TRUE),
  b3 = list(width = 1.2, depth = 1.4, size = 300L, normalize = TRUE),
  s = list(width = 1.0, depth = 1.0, size = 384L, normalize = FALSE),
  m = list(width = 1.0, depth = 1.0, size = 480L, normalize = FALSE),
  l = list(width = 1.0, depth = 1.0, size = 480L, normalize = FALSE)
)

# A stage: number of blocks, filters, how many times more channels inside a
# block, the strides of the first block, and whether blocks are fused.
v2_stage <- function(repeats, filters, expand, strides, fused = FALSE) {
  list(
    repeats = repeats, filters = filters, expand = expand, strides = strides,
    fused = fused
  )
}

efficientnet_v2_stages <- list(
  b = list(
    v2_stage(1, 16, 1L, 1L, fused = TRUE),
    v2_stage(2, 32, 4L, 2L, fused = TRUE),
    v2_stage(2, 48, 4L, 2L, fused = TRUE),
    v2_stage(3, 96, 4L, 2L),
    v2_stage(5, 112, 6L, 1L),
    v2_stage(8, 192, 6L, 2L)
  ),
  s = list(
    v2_stage(2, 24, 1L, 1L, fused = TRUE),
    v2_stage(4, 48, 4L, 2L, fused = TRUE),
    v2_stage(4, 64, 4L, 2L, fused = TRUE),
    v2_stage(6, 128, 4L, 2L),
    v2_stage(9, 160, 6L, 1L),
    v2_stage(15, 256, 6L, 2L)
  ),
  m = list(
    v2_stage(3, 24, 1L, 1L, fused = TRUE),
    v2_stage(5, 48, 4L, 2L, fused = TRUE),
    v2_stage(5, 80, 4L, 2L, fused = TRUE),
    v2_stage(7, 160, 4L, 2L),
    v2_stage(14, 176, 6L, 1L),
    v2_stage(18, 304, 6L, 2L),
    v2_stage(5, 512, 6L, 1L)
  ),
  l = list(
    v2_stage(4, 32, 1L, 1L, fused = TRUE),
    v2_stage(7, 64, 4L, 2L, fused = TRUE),
    v2_stage(7, 96, 4L, 2L, fused = TRUE),
    v2_stage(10, 192, 4L, 2L),
    v2_stage(19, 224, 6L, 1L),
    v2_stage(25, 384, 6L, 2L),
    v2_stage(7, 640, 6L, 1L)
  )
)

# The filters of the stem.
efficientnet_v2_first <- c(b = 32, s = 24, m = 24, l = 32)

efficientnet_v2 <- function(args, variant) {
  design <- substr(variant, 1L, 1L)
  variant <- efficientnet_v2_variants[[variant]]
  check_flag(args$include_preprocessing, "include_preprocessing")
  shape <- application_shape(args, variant$size, least = 32L)
  input <- image_tensor(args$input_tensor, shape)
  # In contrast to divisible(), it may be more than a tenth below.
  wide <- \(filters) as.integer((filters * variant$width + 4) %/% 8 * 8)
  before <- wide(efficientnet_v2_first[[design]])
  x <- input
  if (args$include_preprocessing) {
    known <- identical(as.double(shape[[channel_place()]]), 3)
    x <- v2_preprocess(x, normalize = variant$normalize && known)
  }
  x <- x |>
    efficient_conv(before, 3L, strides = 2L, name = "stem_conv") |>
    efficient_active("stem", 0.9)
  stages <- efficientnet_v2_stages[[design]]
  blocks <- sum(vapply(stages, \(stage) stage$repeats, 1))
  count <- 0L
  for (i in seq_along(stages)) {
    stage <- stages[[i]]
    build <- if (stage$fused) v2_fused_block else v2_block
    for (j in seq_len(ceiling(variant$depth * stage$repeats))) {
      block <- list(
        from = before, to = wide(stage$filters), expand = stage$expand,
        strides = if (j == 1L) stage$strides else 1L,
        drop = 0.2 * count / blocks
      )
      prefix <- paste0("block", i, letters[[j]], "_")
      x <- build(x, block, \(suffix) paste0(prefix, suffix))
      before <- block$to
      count <- count + 1L
    }
  }
  x <- x |>
    efficient_conv(wide(1280), 1L, name = "top_conv") |>
    efficient_active("top", 0.9)
  head <- efficient_head(
    x, args, 0.2, bias_initializer = initializer_constant(0)
  )
  application_model(args, input, head)
}

v2_preprocess <- function(x, normalize) {
  if (!normalize) {
    return(layer_rescaling(x, 1 / 128, offset = -1L))
  }
  x |>
    layer_rescaling(1 / 255) |>
    layer_normalization(
      axis = channel_axis(), mean = c(0.485, 0.456, 0.406),
      variance = c(0.229, 0.224, 0.225)^2
    )
}

v2_block <- function(x, block, named) {
  x |>
    efficient_conv(
      block$from * block$expand, 1L, name = named("expand_conv")
    ) |>
    efficient_active(named("expand"), 0.9) |>
    layer_depthwise_conv_2d(
      3L, strides = block$strides, padding = "same", use_bias = FALSE,
      depthwise_initializer = conv_initializer(), name = named("dwconv2")
    ) |>
    efficient_norm(named("bn"), 0.9) |>
    layer_activation("swish", name = named("activation")) |>
    efficient_gate(block, named) |>
    efficient_conv(block$to, 1L, name = named("project_conv")) |>
    efficient_norm(named("project_bn"), 0.9) |>
    efficient_add(x, block, named)
}

# Blocks that make no more channels are one convolution.
v2_fused_block <- function(x, block, named) {
  shortcut <- x
  if (block$expand == 1L) {
    x <- x |>
      efficient_conv(
        block$to, 3L, strides = block$strides, name = named("project_conv")
      ) |>
      efficient_active(named("project"), 0.9)
  } else {
    x <- x |>
      efficient_conv(
        block$from * block$expand, 3L, strides = block$strides,
        name = named("expand_conv")
      ) |>
      efficient_active(named("expand"), 0.9) |>
      efficient_conv(block$to, 1L, name = named("project_conv")) |>
      efficient_norm(named("project_bn"), 0.9)
  }
  efficient_add(x, shortcut, block, named)
}

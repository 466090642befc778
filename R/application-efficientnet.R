#' EfficientNet: networks scaled in all directions at once
#'
#' Eight networks of one design: from B0 to B7 depth, width and size of images
#' grow together. Their blocks are those of MobileNet V2, with a gate for each
#' channel.
#'
#' What is built is the architecture, with weights that are not trained. The
#' model takes images as they are, with values from 0 to 255: scaling and
#' normalization are its first layers.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: from B0 to B7 224, 240, 260, 300, 380,
#' 456, 528 and 600 pixels wide and high unless `input_shape` or `input_tensor`
#' say otherwise, and 32 x 32 at least.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32,
#' channels)`, or `(batch, channels)` with pooling; there are 1280 channels in
#' B0, and 2560 in B7.
#'
#' @references
#' Tan and Le (2019), "EfficientNet: rethinking model scaling for convolutional
#' neural networks",
#' <https://arxiv.org/abs/1905.11946>.
#'
#' @inheritParams application_vgg16
#' @param ... Nothing: an argument here is an error.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_efficientnet_b0(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_efficientnet
#' @export
application_efficientnet_b0 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb0", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b0")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b1 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb1", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b1")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b2 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb2", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b2")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b3 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb3", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b3")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b4 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb4", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b4")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b5 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb5", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b5")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b6 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb6", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b6")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b7 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "efficientnetb7", ...
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  efficientnet(application_args(args), "b7")
}

efficientnet_variants <- list(
  b0 = list(width = 1.0, depth = 1.0, size = 224L, dropout = 0.2),
  b1 = list(width = 1.0, depth = 1.1, size = 240L, dropout = 0.2),
  b2 = list(width = 1.1, depth = 1.2, size = 260L, dropout = 0.3),
  b3 = list(width = 1.2, depth = 1.4, size = 300L, dropout = 0.3),
  b4 = list(width = 1.4, depth = 1.8, size = 380L, dropout = 0.4),
  b5 = list(width = 1.6, depth = 2.2, size = 456L, dropout = 0.4),
  b6 = list(width = 1.8, depth = 2.6, size = 528L, dropout = 0.5),
  b7 = list(width = 2.0, depth = 3.1, size = 600L, dropout = 0.5)
)

# The stages of B0: size of the window, number of blocks, filters, how many
# times more channels inside a block, and the strides of the first block.
efficientnet_stages <- list(
  list(size = 3L, repeats = 1, filters = 16, expand = 1L, strides = 1L),
  list(size = 3L, repeats = 2, filters = 24, expand = 6L, strides = 2L),
  list(size = 5L, repeats = 2, filters = 40, expand = 6L, strides = 2L),
  list(size = 3L, repeats = 3, filters = 80, expand = 6L, strides = 2L),
  list(size = 5L, repeats = 3, filters = 112, expand = 6L, strides = 1L),
  list(size = 5L, repeats = 4, filters = 192, expand = 6L, strides = 2L),
  list(size = 3L, repeats = 1, filters = 320, expand = 6L, strides = 1L)
)

efficientnet <- function(args, variant) {
  variant <- efficientnet_variants[[variant]]
  wide <- \(filters) divisible(filters * variant$width)
  repeats <- vapply(
    efficientnet_stages, \(stage) ceiling(variant$depth * stage$repeats), 1
  )
  input <- application_input(args, variant$size, least = 32L)
  x <- efficientnet_stem(input, wide(32))
  before <- wide(32)
  count <- 0L
  for (i in seq_along(efficientnet_stages)) {
    stage <- efficientnet_stages[[i]]
    for (j in seq_len(repeats[[i]])) {
      block <- list(
        from = before, to = wide(stage$filters), size = stage$size,
        expand = stage$expand, strides = if (j == 1L) stage$strides else 1L,
        drop = 0.2 * count / sum(repeats)
      )
      x <- efficientnet_block(x, block, paste0("block", i, letters[[j]], "_"))
      before <- block$to
      count <- count + 1L
    }
  }
  x <- x |>
    efficient_conv(wide(1280), 1L, name = "top_conv") |>
    efficient_active("top")
  application_model(args, input, efficient_head(x, args, variant$dropout))
}

efficientnet_stem <- function(x, filters) {
  x <- x |>
    layer_rescaling(1 / 255) |>
    layer_normalization(axis = channel_axis())
  x |>
    layer_zero_padding_2d(halving_pad(x, 3L), name = "stem_conv_pad") |>
    efficient_conv(
      filters, 3L, strides = 2L, padding = "valid", name = "stem_conv"
    ) |>
    efficient_active("stem")
}

# `block`: its filters `from` and `to`, the `size` of the window, the `expand`ed
# number of channels inside, `strides`, and the rate at which it is `drop`ped.
efficientnet_block <- function(x, block, name) {
  named <- \(suffix) paste0(name, suffix)
  shortcut <- x
  if (block$expand > 1L) {
    x <- x |>
      efficient_conv(
        block$from * block$expand, 1L, name = named("expand_conv")
      ) |>
      efficient_active(named("expand"))
  }
  halve <- block$strides == 2L
  if (halve) {
    x <- layer_zero_padding_2d(
      x, halving_pad(x, block$size), name = named("dwconv_pad")
    )
  }
  x |>
    layer_depthwise_conv_2d(
      block$size, strides = block$strides,
      padding = if (halve) "valid" else "same", use_bias = FALSE,
      depthwise_initializer = conv_initializer(), name = named("dwconv")
    ) |>
    efficient_norm(named("bn")) |>
    layer_activation("swish", name = named("activation")) |>
    efficient_gate(block, named) |>
    efficient_conv(block$to, 1L, name = named("project_conv")) |>
    efficient_norm(named("project_bn")) |>
    efficient_add(shortcut, block, named)
}

# Shared with EfficientNet V2, which has a momentum of its own -----------------

conv_initializer <- function() {
  initializer_variance_scaling(2, "fan_out", "truncated_normal")
}

efficient_conv <- function(
  x, filters, size, strides = 1L, padding = "same", name
) {
  layer_conv_2d(
    x, filters, size, strides = strides, padding = padding, use_bias = FALSE,
    kernel_initializer = conv_initializer(), name = name
  )
}

efficient_norm <- function(x, name, momentum = 0.99) {
  layer_batch_normalization(
    x, axis = channel_axis(), momentum = momentum, name = name
  )
}

efficient_active <- function(x, name, momentum = 0.99) {
  x |>
    efficient_norm(paste0(name, "_bn"), momentum) |>
    layer_activation("swish", name = paste0(name, "_activation"))
}

# Each channel is multiplied by what is learned from the averages of all.
efficient_gate <- function(x, block, named) {
  channels <- block$from * block$expand
  gate <- x |>
    layer_global_average_pooling_2d(name = named("se_squeeze")) |>
    layer_reshape(image_shape(1L, 1L, channels), name = named("se_reshape")) |>
    layer_conv_2d(
      max(1L, block$from %/% 4L), 1L, padding = "same", activation = "swish",
      kernel_initializer = conv_initializer(), name = named("se_reduce")
    ) |>
    layer_conv_2d(
      channels, 1L, padding = "same", activation = "sigmoid",
      kernel_initializer = conv_initializer(), name = named("se_expand")
    )
  layer_multiply(list(x, gate), name = named("se_excite"))
}

# The residual sum, of blocks that keep shape and filters.
efficient_add <- function(x, shortcut, block, named) {
  force(x)
  if (block$strides != 1L || block$from != block$to) {
    return(x)
  }
  if (block$drop > 0) {
    x <- layer_dropout(
      x, block$drop, noise_shape = c(NA, 1L, 1L, 1L), name = named("drop")
    )
  }
  layer_add(list(x, shortcut), name = named("add"))
}

efficient_head <- function(x, args, dropout, ...) {
  if (!args$include_top) {
    return(pool_features(x, args, pool_names))
  }
  x |>
    layer_global_average_pooling_2d(name = "avg_pool") |>
    layer_dropout(dropout, name = "top_dropout") |>
    classify(
      args, ...,
      kernel_initializer = initializer_variance_scaling(
        1 / 3, "fan_out", "uniform"
      )
    )
}

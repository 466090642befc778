#' NASNet: networks that a search has found
#'
#' Two kinds of cells, repeated: normal ones keep the size of images, reduction
#' cells halve it. What happens within the cells was found by a search on small
#' images. Each cell sees what the two cells before it gave.
#'
#' What is built is the architecture, with weights that are not trained. Trained
#' weights expect images as [application_preprocess_inputs()] makes them: scaled
#' to values from -1 to 1.
#'
#' `application_nasnetlarge()` and `application_nasnetmobile()` are names of
#' older versions of keras3, for the same functions.
#'
#' @section Input shape:
#' `(batch, height, width, channels)`: 331 x 331 x 3 pixels for the large
#' network and 224 x 224 x 3 for the small one unless `input_shape` or
#' `input_tensor` say otherwise, and 32 x 32 at least. Channels must be last.
#'
#' @section Output shape:
#' `(batch, classes)`. Without the top `(batch, 11, 11, 4032)` for the large
#' network and `(batch, 7, 7, 1056)` for the small one, or `(batch, channels)`
#' with pooling.
#'
#' @references
#' Zoph, Vasudevan, Shlens and Le (2018), "Learning transferable architectures
#' for scalable image recognition",
#' <https://arxiv.org/abs/1707.07012>.
#'
#' @inheritParams application_vgg16
#' @param ... The arguments of `application_nasnet_large()` or
#'   `application_nasnet_mobile()`.
#' @inherit application_vgg16 return
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_nasnet_mobile(weights = NULL, classes = 10)
#' count_params(model)
#' @rdname application_nasnet
#' @export
application_nasnet_large <- function(
  input_shape = NULL, include_top = TRUE, weights = "imagenet",
  input_tensor = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "nasnet_large"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  nasnet(
    application_args(args), size = 331L, stem_filters = 96L, filters = 168L,
    cells = 6L, skip = TRUE
  )
}

#' @rdname application_nasnet
#' @export
application_nasnet_mobile <- function(
  input_shape = NULL, include_top = TRUE, weights = "imagenet",
  input_tensor = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "nasnet_mobile"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  args <- application_args(args)
  if (!args$include_top && is.null(args$input_shape)) {
    args$input_shape <- list(224L, 224L, 3L)
  }
  nasnet(
    args, size = 224L, stem_filters = 32L, filters = 44L, cells = 4L,
    skip = FALSE
  )
}

#' @rdname application_nasnet
#' @export
application_nasnetlarge <- function(...) application_nasnet_large(...)

#' @rdname application_nasnet
#' @export
application_nasnetmobile <- function(...) application_nasnet_mobile(...)

# `filters` of a first cell, `cells` of a stack, and `skip`: whether the cell
# after a reduction sees what came before the one in front of the reduction.
nasnet <- function(args, size, stem_filters, filters, cells, skip) {
  refuse_channels_first("NASNet")
  input <- application_input(args, size, least = 32L)
  x <- input |>
    layer_conv_2d(
      stem_filters, 3L, strides = 2L, use_bias = FALSE, name = "stem_conv1",
      kernel_initializer = "he_normal"
    ) |>
    nasnet_norm("stem_bn1")
  before <- NULL
  for (i in 1:2) {
    now <- x
    part <- filters %/% c(4L, 2L)[[i]]
    x <- nasnet_reduction(x, before, part, paste0("stem_", i))
    before <- now
  }
  for (stack in 0:2) {
    if (stack > 0L) {
      now <- x
      id <- paste0("reduce_", stack * cells)
      x <- nasnet_reduction(x, before, filters, id)
      if (!skip) {
        before <- now
      }
    }
    # A reduction counts as a cell, but not the first two.
    first <- stack * cells + if (stack > 0L) 1L else 0L
    for (i in seq_len(cells)) {
      now <- x
      x <- nasnet_normal(x, before, filters, first + i - 1L)
      before <- now
    }
    filters <- filters * 2L
  }
  x <- layer_activation(x, "relu")
  x <- if (args$include_top) {
    x |>
      layer_global_average_pooling_2d() |>
      classify(args)
  } else {
    pool_features(x, args)
  }
  application_model(args, input, x)
}

# What is inside gets paths of weights that begin with the name.
name_scope <- function(name, code) {
  rust(rs_enter_name_scope(name))
  on.exit(rust(rs_leave_name_scope()))
  code
}

nasnet_norm <- function(x, name) {
  layer_batch_normalization(
    x, axis = -1L, momentum = 0.9997, epsilon = 0.001, name = name
  )
}

nasnet_conv <- function(x, filters, name) {
  layer_conv_2d(
    x, filters, 1L, padding = "same", use_bias = FALSE, name = name,
    kernel_initializer = "he_normal"
  )
}

# Two separable convolutions, the first of which may halve the image.
nasnet_separable <- function(x, filters, size, id, halve = FALSE) {
  named <- \(stem) paste0(stem, "_", id)
  name_scope(named("separable_conv_block"), {
    x <- layer_activation(x, "relu")
    if (halve) {
      x <- layer_zero_padding_2d(
        x, halving_pad(x, size), name = named("separable_conv_1_pad")
      )
    }
    x |>
      layer_separable_conv_2d(
        filters, size, strides = if (halve) 2L else 1L,
        padding = if (halve) "valid" else "same", use_bias = FALSE,
        name = named("separable_conv_1")
      ) |>
      nasnet_norm(named("separable_conv_1_bn")) |>
      layer_activation("relu") |>
      layer_separable_conv_2d(
        filters, size, padding = "same", use_bias = FALSE,
        name = named("separable_conv_2")
      ) |>
      nasnet_norm(named("separable_conv_2_bn"))
  })
}

# Brings what an earlier cell gave to the size and filters of this cell.
nasnet_adjust <- function(before, x, filters, id) {
  if (is.null(before)) {
    return(x)
  }
  name_scope("adjust_block", {
    if (!identical(before$shape[[3L]], x$shape[[3L]])) {
      nasnet_adjust_size(before, filters, id)
    } else if (!identical(before$shape[[4L]], filters)) {
      nasnet_adjust_filters(before, filters, id)
    } else {
      before
    }
  })
}

# Half of the filters see every second pixel, the others those in between.
nasnet_adjust_size <- function(x, filters, id) {
  named <- \(stem) paste0(stem, "_", id)
  name_scope(named("adjust_reduction_block"), {
    x <- layer_activation(x, "relu", name = named("adjust_relu_1"))
    even <- x |>
      layer_average_pooling_2d(
        1L, strides = 2L, name = named("adjust_avg_pool_1")
      ) |>
      nasnet_conv(filters %/% 2L, named("adjust_conv_1"))
    odd <- x |>
      layer_zero_padding_2d(list(c(0L, 1L), c(0L, 1L))) |>
      layer_cropping_2d(list(c(1L, 0L), c(1L, 0L))) |>
      layer_average_pooling_2d(
        1L, strides = 2L, name = named("adjust_avg_pool_2")
      ) |>
      nasnet_conv(filters %/% 2L, named("adjust_conv_2"))
    list(even, odd) |>
      layer_concatenate(axis = -1L) |>
      nasnet_norm(named("adjust_bn"))
  })
}

nasnet_adjust_filters <- function(x, filters, id) {
  named <- \(stem) paste0(stem, "_", id)
  name_scope(named("adjust_projection_block"), {
    x |>
      layer_activation("relu") |>
      nasnet_conv(filters, named("adjust_conv_projection")) |>
      nasnet_norm(named("adjust_bn"))
  })
}

nasnet_normal <- function(x, before, filters, id) {
  named <- \(stem) paste0("normal_", stem, "_", id)
  separable <- \(x, size, stem) nasnet_separable(x, filters, size, named(stem))
  average <- \(x, stem) {
    layer_average_pooling_2d(
      x, 3L, strides = 1L, padding = "same", name = named(stem)
    )
  }
  add <- \(a, b, stem) layer_add(list(a, b), name = named(stem))
  name_scope(named("A_block"), {
    before <- nasnet_adjust(before, x, filters, id)
    h <- x |>
      layer_activation("relu") |>
      nasnet_conv(filters, named("conv_1")) |>
      nasnet_norm(named("bn_1"))
    x1 <- name_scope("block_1", add(
      separable(h, 5L, "left1"), separable(before, 3L, "right1"), "add_1"
    ))
    x2 <- name_scope("block_2", add(
      separable(before, 5L, "left2"), separable(before, 3L, "right2"), "add_2"
    ))
    x3 <- name_scope("block_3", add(average(h, "left3"), before, "add_3"))
    x4 <- name_scope("block_4", add(
      average(before, "left4"), average(before, "right4"), "add_4"
    ))
    x5 <- name_scope("block_5", add(separable(h, 3L, "left5"), h, "add_5"))
    layer_concatenate(
      list(before, x1, x2, x3, x4, x5), axis = -1L, name = named("concat")
    )
  })
}

nasnet_reduction <- function(x, before, filters, id) {
  named <- \(stem) paste0("reduction_", stem, "_", id)
  separable <- \(x, size, stem, halve = TRUE) {
    nasnet_separable(x, filters, size, named(stem), halve)
  }
  add <- \(a, b, stem) layer_add(list(a, b), name = named(stem))
  largest <- \(x, stem) {
    layer_max_pooling_2d(x, 3L, strides = 2L, name = named(stem))
  }
  average <- \(x, strides, padding, stem) {
    layer_average_pooling_2d(
      x, 3L, strides = strides, padding = padding, name = named(stem)
    )
  }
  name_scope(named("A_block"), {
    before <- nasnet_adjust(before, x, filters, id)
    h <- x |>
      layer_activation("relu") |>
      nasnet_conv(filters, named("conv_1")) |>
      nasnet_norm(named("bn_1"))
    padded <- layer_zero_padding_2d(
      h, halving_pad(h, 3L), name = named("pad_1")
    )
    x1 <- name_scope("block_1", add(
      separable(h, 5L, "left1"), separable(before, 7L, "right1"), "add_1"
    ))
    x2 <- name_scope("block_2", add(
      largest(padded, "left2"), separable(before, 7L, "right2"), "add_2"
    ))
    x3 <- name_scope("block_3", add(
      average(padded, 2L, "valid", "left3"), separable(before, 5L, "right3"),
      "add3"
    ))
    x4 <- name_scope("block_4", layer_add(
      list(x2, average(x1, 1L, "same", "left4"))
    ))
    x5 <- name_scope("block_5", add(
      separable(x1, 3L, "left4", halve = FALSE), largest(padded, "right5"),
      "add4"
    ))
    layer_concatenate(list(x2, x3, x4, x5), axis = -1L, name = named("concat"))
  })
}

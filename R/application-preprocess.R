#' Images as an application's trained weights expect them
#'
#' `application_preprocess_inputs()` scales images with values from 0 to 255 as
#' an architecture was trained on. `application_decode_predictions()` would name
#' the classes that a model predicts: their list would have to be downloaded, so
#' that it is an error.
#'
#' Which architecture a model is of is seen from its layers, so that models that
#' were read from a file, or have got another top, are known, too. There are
#' four ways:
#'
#' * VGG and ResNet: blue, green, red in place of red, green, blue; each channel
#'   centred at the average of ImageNet.
#' * ResNet V2, Inception, Xception, MobileNet, MobileNet V2 and NASNet: values
#'   from -1 to 1.
#' * DenseNet: values from 0 to 1, then each channel normalized by average and
#'   deviation of ImageNet.
#' * EfficientNet, MobileNet V3 and ConvNeXt: unchanged, as the model's first
#'   layers prepare images.
#'
#' @param model A model from one of the `application_` functions.
#' @param x An array with one image or a batch of images; or a symbolic tensor,
#'   for a model that begins with the preparation. Without it, the function that
#'   prepares images for `model` is given.
#' @param ... Nothing: an argument here is an error.
#' @param data_format `"channels_last"` or `"channels_first"`; `NULL` for the
#'   session's setting.
#' @param preds An array of predictions.
#' @param top How many classes of each prediction to name.
#' @return An array, or a tensor, of the shape of `x`.
#' @family applications
#' @examples
#' model <- application_resnet50_v2(weights = NULL)
#' image <- array(runif(224 * 224 * 3, 0, 255), c(1, 224, 224, 3))
#' range(application_preprocess_inputs(model, image))
#'
#' # A model that takes images as they are, of any size
#' images <- keras_input(shape = c(NA, NA, 3))
#' outputs <- images |>
#'   op_image_resize(size = c(224, 224)) |>
#'   application_preprocess_inputs(model, x = _) |>
#'   model()
#' keras_model(images, outputs)
#' @export
application_preprocess_inputs <- function(
  model, x, ..., data_format = NULL
) {
  check_known(capture_args(), c("model", "data_format"))
  way <- preprocessing_of(model)
  data_format <- data_format %||% config_image_data_format()
  formats <- c("channels_last", "channels_first")
  check_choice(data_format, "data_format", formats)
  prepare <- \(x) {
    if (is_tensor(x)) {
      preprocess_tensor(x, way, data_format)
    } else {
      preprocess_array(x, way, data_format)
    }
  }
  if (missing(x)) prepare else prepare(x)
}

#' @rdname application_preprocess_inputs
#' @export
application_decode_predictions <- function(model, preds, top = 5L, ...) {
  preprocessing_of(model)
  keratin_abort(
    "state",
    paste(
      "the names of ImageNet's 1000 classes would have to be downloaded, and",
      "keratin downloads nothing"
    ),
    hint = "`order(preds[1, ], decreasing = TRUE)` gives the classes' numbers."
  )
}

# Recognizing ------------------------------------------------------------------

# Layers that all models of a family have, with or without the top, and how
# their images are prepared. A family comes before those that share its layers.
preprocessing_marks <- c(
  post_relu = "tf", conv5_block16_0_bn = "torch", conv5_block3_out = "caffe",
  block5_pool = "caffe", mixed10 = "tf", conv_7b = "tf",
  block14_sepconv2 = "tf", conv_pw_13 = "tf", block_16_project = "tf",
  reduction_concat_stem_2 = "tf", expanded_conv_10_project = "none",
  stem_activation = "none"
)

preprocessing_of <- function(model) {
  if (!is_model(model)) {
    keratin_abort(
      "config", "`model` must be a model", path = "model",
      hint = "The `application_` functions make such models."
    )
  }
  own <- vapply(model$layers, \(layer) layer$name, "")
  known <- names(preprocessing_marks) %in% own
  if (any(known)) {
    return(preprocessing_marks[known][[1L]])
  }
  if (any(grepl("_stage_0_block_0_layer_scale$", own))) {
    return("none")
  }
  keratin_abort(
    "config", paste0("`", model$name, "` is none of the applications"),
    path = "model", hint = "The `application_` functions make such models."
  )
}

# Averages and deviations of ImageNet's channels, of values up to 255 or to 1.
imagenet_centre <- c(103.939, 116.779, 123.68)
imagenet_mean <- c(0.485, 0.456, 0.406)
imagenet_deviation <- c(0.229, 0.224, 0.225)

# Arrays -----------------------------------------------------------------------

preprocess_array <- function(x, way, data_format) {
  check_images(x)
  if (way == "none") {
    return(x)
  }
  if (way == "tf") {
    return(x / 127.5 - 1)
  }
  axis <- channel_margin(length(dim(x)), data_format)
  if (dim(x)[[axis]] != 3L) {
    keratin_abort(
      "shape", "images must have three channels", path = "x",
      shown = paste(dim(x), collapse = " x ")
    )
  }
  if (way == "torch") {
    x <- sweep(x / 255, axis, imagenet_mean)
    return(sweep(x, axis, imagenet_deviation, `/`))
  }
  index <- rep(list(TRUE), length(dim(x)))
  index[[axis]] <- 3:1
  x <- do.call(`[`, c(list(x), index, list(drop = FALSE)))
  sweep(x, axis, imagenet_centre)
}

check_images <- function(x) {
  if (!is.numeric(x) || is.object(x) || !length(dim(x)) %in% 3:4) {
    keratin_abort(
      "config",
      "`x` must be an array of numbers: an image or a batch of images",
      path = "x", expected = "three or four dimensions"
    )
  }
}

# Which dimension the channels are.
channel_margin <- function(rank, data_format) {
  if (data_format == "channels_first") rank - 2L else rank
}

# Tensors ----------------------------------------------------------------------

preprocess_tensor <- function(x, way, data_format) {
  switch(way,
    none = x,
    tf = x / 127.5 - 1,
    torch = {
      centred <- x / 255 + channel_constant(-imagenet_mean, x, data_format)
      # As Keras has it, the deviations have no dimensions in front.
      centred / channel_constant(imagenet_deviation, x, data_format, FALSE)
    },
    caffe = {
      reversed <- reverse_channels(x, data_format)
      reversed + channel_constant(-imagenet_centre, x, data_format)
    }
  )
}

reverse_channels <- function(x, data_format) {
  if (data_format == "channels_last") {
    op_stack(list(x[.., 3], x[.., 2], x[.., 1]), axis = -1L)
  } else if (length(x$shape) == 3L) {
    op_stack(list(x[3, ..], x[2, ..], x[1, ..]), axis = 1L)
  } else {
    op_stack(list(x[, 3, ], x[, 2, ], x[, 1, ]), axis = 2L)
  }
}

# A number for each channel, as a constant of the graph: nested lists.
# `in_front`: whether it has all dimensions of `x`.
channel_constant <- function(values, x, data_format, in_front = TRUE) {
  if (x$dtype != "float64") {
    values <- as_float32(values)
  }
  values <- as.list(values)
  first <- data_format == "channels_first"
  if (first) {
    values <- lapply(values, \(value) list(list(value)))
  }
  missing <- length(x$shape) - if (first) 3L else 1L
  for (i in seq_len(if (in_front) missing else 0L)) {
    values <- list(values)
  }
  python_value("tensor", value = values, dtype = x$dtype)
}

# Doubles rounded as they are kept in 32 bits.
as_float32 <- function(x) {
  readBin(writeBin(x, raw(), size = 4L), "double", length(x), size = 4L)
}

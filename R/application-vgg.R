#' VGG: plain stacks of small convolutions
#'
#' Five stacks of 3 x 3 convolutions, each followed by pooling, then three dense
#' layers: 16 or 19 layers with weights. Simple to read and to take apart, with
#' many parameters.
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
#' `(batch, classes)`. Without the top `(batch, height / 32, width / 32, 512)`,
#' or `(batch, 512)` with pooling.
#'
#' @references
#' Simonyan and Zisserman (2015), "Very deep convolutional networks for
#' large-scale image recognition",
#' <https://arxiv.org/abs/1409.1556>.
#'
#' @param include_top Whether the model ends with the classifier. Without it,
#'   the model gives features of images.
#' @param weights `NULL`: the weights are not trained. `"imagenet"`, the default
#'   of keras3, stands for weights that would have to be downloaded, and a path
#'   for a file of weights: both are errors, because keratin downloads nothing
#'   and holds no weights yet.
#' @param input_tensor A symbolic tensor to begin with, from [keras_input()] or
#'   computed from such tensors, in place of a new input.
#' @param input_shape The shape of one image, without the batch:
#'   `c(224, 224, 3)`. Height and width may be `NA` if the top is left out.
#' @param pooling What is made of the features if the top is left out: `"avg"`
#'   and `"max"` take the average or the maximum of each channel, `NULL` leaves
#'   them as they are.
#' @param classes The number of classes, if the top is included.
#' @param classifier_activation The activation of the last layer; `NULL` for
#'   none, so that the model gives logits.
#' @param name The model's name.
#' @return A model, as [keras_model()] makes it.
#' @seealso Keras's own page: <https://keras.io/api/applications/>
#' @family applications
#' @examples
#' model <- application_vgg16(weights = NULL)
#' count_params(model)
#'
#' # The features of small images, for a classifier of your own
#' features <- application_vgg16(
#'   include_top = FALSE, weights = NULL, input_shape = c(64, 64, 3),
#'   pooling = "avg"
#' )
#' outputs <- layer_dense(features$output, 10, activation = "softmax")
#' keras_model(features$input, outputs)
#' @rdname application_vgg
#' @export
application_vgg16 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "vgg16"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  vgg(application_args(args), convolutions = c(2, 2, 3, 3, 3))
}

#' @rdname application_vgg
#' @export
application_vgg19 <- function(
  include_top = TRUE, weights = "imagenet", input_tensor = NULL,
  input_shape = NULL, pooling = NULL, classes = 1000L,
  classifier_activation = "softmax", name = "vgg19"
) {
  args <- capture_args(classes = as_integer, input_shape = normalize_shape)
  vgg(application_args(args), convolutions = c(2, 2, 4, 4, 4))
}

# `convolutions`: how many each of the five stacks has.
vgg <- function(args, convolutions) {
  input <- application_input(args, size = 224L, least = 32L)
  filters <- c(64L, 128L, 256L, 512L, 512L)
  x <- input
  for (i in seq_along(convolutions)) {
    x <- vgg_stack(x, convolutions[[i]], filters[[i]], paste0("block", i))
  }
  x <- if (args$include_top) {
    x |>
      layer_flatten(name = "flatten") |>
      layer_dense(4096L, activation = "relu", name = "fc1") |>
      layer_dense(4096L, activation = "relu", name = "fc2") |>
      classify(args)
  } else {
    pool_features(x, args)
  }
  application_model(args, input, x)
}

vgg_stack <- function(x, convolutions, filters, name) {
  for (i in seq_len(convolutions)) {
    x <- layer_conv_2d(
      x, filters, 3L, padding = "same", activation = "relu",
      name = paste0(name, "_conv", i)
    )
  }
  layer_max_pooling_2d(x, 2L, strides = 2L, name = paste0(name, "_pool"))
}

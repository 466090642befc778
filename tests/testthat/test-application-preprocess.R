# A model of each family: the smallest.
models <- list(
  vgg = application_vgg16, resnet = application_resnet50,
  resnet_v2 = application_resnet50_v2, densenet = application_densenet121,
  inception_v3 = application_inception_v3,
  inception_resnet_v2 = application_inception_resnet_v2,
  xception = application_xception, mobilenet = application_mobilenet,
  mobilenet_v2 = application_mobilenet_v2,
  mobilenet_v3 = application_mobilenet_v3_small,
  nasnet = application_nasnet_mobile,
  efficientnet = application_efficientnet_b0,
  efficientnet_v2 = application_efficientnet_v2b0,
  convnext = application_convnext_tiny
)
models <- lapply(models, \(f) f(weights = NULL, include_top = FALSE))

# Values in Python's order, as an array.
as_array <- function(values, shape) {
  aperm(array(values, rev(shape)), rev(seq_along(shape)))
}

test_that("images become what Keras makes of them", {
  lines <- readLines(test_path("fixtures", "application-preprocess.jsonl"))
  rows <- lapply(lines, jsonlite::fromJSON)
  expect_setequal(vapply(rows, \(row) row$family, ""), names(models))
  for (row in rows) {
    x <- as_array(seq(0, 255, length.out = prod(row$shape)), row$shape)
    expect_equal(
      application_preprocess_inputs(
        models[[row$family]], x, data_format = row$data_format
      ),
      as_array(row$values, row$shape), tolerance = 1e-12,
      label = paste(row$family, row$data_format)
    )
  }
})

test_that("a model may begin with what Keras records for the preparation", {
  lines <- readLines(test_path("fixtures", "application-preprocess.jsonl"))
  for (row in lapply(lines, jsonlite::fromJSON)) {
    clear_session()
    images <- keras_input(batch_shape = row$shape, name = "images")
    x <- layer_rescaling(images, 2)
    y <- application_preprocess_inputs(
      models[[row$family]], x, data_format = row$data_format
    )
    text <- as_json(keras_model(images, y, name = "prepare"))
    expect_identical(
      cli::hash_sha256(text), row$sha256,
      label = paste(row$family, row$data_format, toString(row$shape))
    )
  }
})

test_that("images of integers are taken, and the session's data format", {
  x <- array(0:11, c(2, 2, 3))
  prepare <- application_preprocess_inputs(models$vgg)
  expect_equal(prepare(x)[1, 1, ], c(8 - 103.939, 4 - 116.779, 0 - 123.68))
  config_set_image_data_format("channels_first")
  withr::defer(config_set_image_data_format("channels_last"))
  expect_error(
    application_preprocess_inputs(models$vgg, x), "three channels",
    class = "keratin_error_shape"
  )
})

test_that("the architecture is seen from the layers", {
  base <- models$xception
  top <- layer_flatten(base$output)
  extended <- from_config(as_json(keras_model(base$input, top, name = "own")))
  x <- array(255, c(1, 1, 3))
  expect_equal(application_preprocess_inputs(extended, x), array(1, c(1, 1, 3)))
})

test_that("what is no application, and what is no image, is refused", {
  other <- keras_model_sequential(input_shape = 4, name = "other")
  expect_snapshot(error = TRUE, {
    application_preprocess_inputs(other, array(0, c(2, 2, 3)))
    application_preprocess_inputs("vgg16", array(0, c(2, 2, 3)))
    application_preprocess_inputs(models$vgg, 1:3)
    application_preprocess_inputs(models$vgg, array(0, c(2, 2, 1)))
    application_preprocess_inputs(models$vgg, array(0, c(2, 2, 3)), style = "tf")
    application_preprocess_inputs(
      models$vgg, array(0, c(2, 2, 3)), data_format = "last"
    )
  })
})

test_that("predictions are not decoded, and why", {
  expect_snapshot(
    application_decode_predictions(models$vgg, matrix(0, 1, 1000)),
    error = TRUE
  )
})

test_that("every function of an architecture has rows that are compared", {
  lines <- readLines(test_path("fixtures", "applications.jsonl"))
  recorded <- vapply(lines, \(line) parse_json(line)$`function`, "")
  exported <- getNamespaceExports("keratin")
  exported <- grep("^application_", exported, value = TRUE)
  others <- c(
    "application_nasnetlarge", "application_nasnetmobile",
    "application_preprocess_inputs", "application_decode_predictions"
  )
  expect_setequal(setdiff(exported, others), unique(recorded))
})

test_that("models that are built are read back", {
  for (name in c(
    "application_inception_resnet_v2", "application_nasnet_mobile",
    "application_convnext_tiny", "application_mobilenet_v3_small"
  )) {
    clear_session()
    model <- do.call(name, list(weights = NULL))
    text <- as_json(model)
    expect_identical(as_json(from_config(text)), text, label = name)
  }
})

test_that("weights are refused, with what to do", {
  expect_snapshot(error = TRUE, {
    application_resnet50()
    application_resnet50(weights = "noisy-student")
    application_resnet50(weights = "no_such_file.h5")
    application_resnet50(weights = TRUE)
  })
  file <- withr::local_tempfile(fileext = ".h5")
  file.create(file)
  expect_error(
    application_resnet50(weights = file), "cannot be loaded from a file yet",
    class = "keratin_error_state"
  )
})

test_that("arguments are checked", {
  expect_snapshot(error = TRUE, {
    application_vgg16(weights = NULL, include_top = "no")
    application_vgg16(weights = NULL, include_top = FALSE, pooling = "average")
    application_vgg16(weights = NULL, input_shape = c(31, 224, 3))
    application_vgg16(weights = NULL, input_shape = c(NA, NA, 3))
    application_vgg16(weights = NULL, input_shape = c(224, 224))
    application_vgg16(weights = NULL, input_shape = c(64.5, 64, 3))
    application_vgg16(weights = NULL, input_shape = "224")
    application_vgg16(weights = NULL, input_tensor = array(0, c(64, 64, 3)))
    application_vgg16(weights = NULL, classe = 10)
    application_vgg16(weights = NULL, classes = 4.5)
    application_mobilenet(weights = NULL, alpha = 0)
    application_mobilenet(weights = NULL, dropout = 2)
    application_mobilenet_v3_small(weights = NULL, dropout_rate = NULL)
    application_mobilenet_v3_small(weights = NULL, minimalistic = 1)
    application_convnext_tiny(weights = NULL, name = NULL)
    application_efficientnet_b0(weights = NULL, drop_connect_rate = 0.5)
    application_mobilenet_v2(
      weights = NULL, input_shape = c(96, 96, 3),
      input_tensor = keras_input(c(128, 128, 3))
    )
  })
})

test_that("unusual numbers of channels are warned of", {
  expect_warning(
    application_vgg16(
      weights = NULL, include_top = FALSE, input_shape = c(64, 64, 4)
    ),
    "1 or 3 channels"
  )
})

test_that("an activation of the user's own goes by its name", {
  squash <- function(x) x / (1 + abs(x))
  model <- application_mobilenet(weights = NULL, classifier_activation = squash)
  config <- get_config(get_layer(model, "predictions"))
  expect_identical(config$activation$config, "squash")
})

test_that("a tensor to begin with may be computed from inputs", {
  image <- keras_input(c(64, 64, 4), name = "image")
  x <- layer_conv_2d(image, 3, 1)
  model <- application_vgg16(
    weights = NULL, include_top = FALSE, input_tensor = x
  )
  expect_identical(model$input_names, list("image"))
  expect_true(all.equal(model$inputs[[1L]], image))
})

test_that("the older names of NASNet are the same functions", {
  build <- function(f) {
    clear_session()
    as_json(f(weights = NULL, include_top = FALSE))
  }
  expect_identical(
    build(application_nasnetmobile), build(application_nasnet_mobile)
  )
})

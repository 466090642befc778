# The config of the last operation of a model.
fields_of <- function(input, output) {
  layers <- get_config(keras_model(input, output))$layers
  layers[[length(layers)]]$config
}

batch <- \(...) keras_input(batch_shape = c(NA, 20, 30, 3), ...)
image <- \(...) keras_input(batch_shape = c(20, 30, 3), ...)
first <- \() keras_input(batch_shape = c(NA, 3, 20, 30))
any_size <- \() keras_input(shape = c(NA, NA, 3))

test_that("images have other colors", {
  expect_identical(dim(op_image_rgb_to_grayscale(batch())), c(NA, 20L, 30L, 1L))
  expect_identical(dim(op_image_rgb_to_grayscale(image())), c(20L, 30L, 1L))
  gray <- op_image_rgb_to_grayscale(first(), "channels_first")
  expect_identical(dim(gray), c(NA, 1L, 20L, 30L))
  gray <- op_image_rgb_to_grayscale(batch(dtype = "uint8"))
  expect_identical(gray$dtype, "uint8")
  hsv <- op_image_rgb_to_hsv(image(dtype = "float16"))
  expect_identical(dim(hsv), c(20L, 30L, 3L))
  expect_identical(hsv$dtype, "float16")
  rgb <- op_image_hsv_to_rgb(first(), data_format = "channels_first")
  expect_identical(dim(rgb), c(NA, 3L, 20L, 30L))

  error <- "keratin_error_shape"
  integers <- batch(dtype = "uint8")
  expect_error(op_image_rgb_to_hsv(integers), "images of floats", class = error)
  expect_error(
    op_image_rgb_to_grayscale(first()),
    "images of 1 or 3 channels, got 30", class = error
  )
  expect_error(
    op_image_hsv_to_rgb(keras_input(shape = 3)),
    "an image or a batch of images, got shape (None, 3)",
    fixed = TRUE, class = error
  )
})

test_that("where channels stand is the session's setting, written as given", {
  x <- batch()
  gray <- op_image_rgb_to_grayscale(x)
  expect_identical(
    fields_of(x, gray)[-1L], list(data_format = NULL)
  )
  gray <- op_image_rgb_to_grayscale(x, "channels_last")
  expect_identical(fields_of(x, gray)$data_format, "channels_last")
  config_set_image_data_format("channels_first")
  withr::defer(config_set_image_data_format("channels_last"))
  resized <- op_image_resize(first(), c(4, 5))
  expect_identical(dim(resized), c(NA, 3L, 4L, 5L))
  expect_error(op_image_rgb_to_hsv(batch()), "3 channels, got 20")
})

test_that("images are resized", {
  x <- any_size()
  resized <- op_image_resize(x, c(6, 7), "nearest", pad_to_aspect_ratio = TRUE)
  expect_identical(dim(resized), c(NA, 6L, 7L, 3L))
  expect_identical(
    fields_of(x, resized)[-1L],
    list(
      size = list(6L, 7L), interpolation = "nearest",
      antialias = FALSE, crop_to_aspect_ratio = FALSE,
      pad_to_aspect_ratio = TRUE, fill_mode = "constant", fill_value = 0,
      data_format = NULL
    )
  )
  expect_identical(dim(op_image_resize(image(), c(6, 7))), c(6L, 7L, 3L))
  integers <- op_image_resize(batch(dtype = "uint8"), c(6, 7))
  expect_identical(integers$dtype, "uint8")

  for (size in list(6, c(6, 0), c(6, 7, 8), c(6, 7.5))) {
    expect_error(
      op_image_resize(x, size), "two positive integers",
      class = "keratin_error_config"
    )
  }
  expect_error(
    op_image_resize(
      x, c(6, 7), crop_to_aspect_ratio = TRUE, pad_to_aspect_ratio = TRUE
    ),
    "either cropped or padded", class = "keratin_error_config"
  )
})

test_that("of margins and size, two are given and the third follows", {
  x <- batch()
  padded <- op_image_pad(x, 2, 3, target_height = 30, target_width = 40)
  expect_identical(dim(padded), c(NA, 30L, 40L, 3L))
  expect_identical(
    fields_of(x, padded)[-1L],
    list(
      top_padding = 2L, left_padding = 3L,
      bottom_padding = NULL, right_padding = NULL, target_height = 30L,
      target_width = 40L, data_format = NULL
    )
  )
  expect_identical(dim(op_image_pad(image(), 1, 2, 3, 4)), c(24L, 36L, 3L))
  padded <- op_image_pad(any_size(), 1, 2, 3, target_width = 9)
  expect_identical(dim(padded), c(NA, NA, 9L, 3L))
  padded <- op_image_pad(first(), 1, 2, 3, 4, data_format = "channels_first")
  expect_identical(dim(padded), c(NA, 3L, 24L, 36L))

  cropped <- op_image_crop(x, 1, 2, 3, 4)
  expect_identical(dim(cropped), c(NA, 16L, 24L, 3L))
  expect_identical(
    fields_of(x, cropped)[-1L],
    list(
      top_cropping = 1L, left_cropping = 2L,
      bottom_cropping = 3L, right_cropping = 4L, target_height = NULL,
      target_width = NULL, data_format = NULL
    )
  )
  cropped <- op_image_crop(
    any_size(), 1, 2, target_height = 5, target_width = 6
  )
  expect_identical(dim(cropped), c(NA, 5L, 6L, 3L))
  expect_identical(dim(op_image_crop(image(), 20, 0, 0, 0)), c(0L, 30L, 3L))
})

test_that("margins and sizes that do not fit are refused", {
  x <- batch()
  error <- "keratin_error_shape"
  expect_error(
    op_image_pad(x, 2, 3, target_height = 10, target_width = 40),
    "`bottom_padding` would have to be -12", class = error
  )
  expect_error(
    op_image_crop(x, NULL, 3, 19, 0, target_height = 10),
    "`top_cropping` would have to be -9", class = error
  )
  expect_error(
    op_image_crop(x, 20, 0, 1, 0), "`target_height` would have to be -1",
    class = error
  )
  expect_error(
    op_image_crop(any_size(), 1, 1, 1, 1), "`target_height` does not follow",
    class = error
  )
  expect_error(
    op_image_pad(x, 1, 1, 1, 1, 22, 32),
    "exactly two of `top_padding`, `bottom_padding` and `target_height`",
    class = "keratin_error_config"
  )
  expect_error(
    op_image_crop(x, 1, target_height = 4),
    "exactly two of `left_cropping`, `right_cropping` and `target_width`",
    class = "keratin_error_config"
  )
  expect_error(
    op_image_pad(x, -1, 0, 0, 0), "non-negative integer",
    class = "keratin_error_config"
  )
})

test_that("patches are cut out of images and volumes", {
  x <- batch()
  patches <- op_image_extract_patches(x, 5)
  expect_identical(dim(patches), c(NA, 4L, 6L, 75L))
  # Keras writes no name here.
  expect_identical(
    fields_of(x, patches),
    list(
      size = list(5L, 5L), strides = list(5L, 5L), dilation_rate = 1L,
      padding = "valid", data_format = "channels_last"
    )
  )
  patches <- op_image_extract_patches(x, c(2, 3), 1, padding = "same")
  expect_identical(dim(patches), c(NA, 20L, 30L, 18L))
  patches <- op_image_extract_patches(image(), 3, c(1, 2), dilation_rate = 2)
  expect_identical(dim(patches), c(16L, 13L, 27L))
  patches <- first() |>
    op_image_extract_patches(5, data_format = "channels_first")
  expect_identical(dim(patches), c(NA, 75L, 4L, 6L))
  volumes <- keras_input(shape = c(4, 4, 6, 1))
  patches <- op_image_extract_patches(volumes, c(2, 2, 3))
  expect_identical(dim(patches), c(NA, 2L, 2L, 2L, 12L))

  unknown <- keras_input(shape = c(8, 8, NA))
  expect_error(
    op_image_extract_patches(unknown, 2), "channels must be known",
    class = "keratin_error_shape"
  )
  expect_error(
    op_image_extract_patches(x, 1:4), "cannot be of size [1, 2, 3, 4]",
    fixed = TRUE, class = "keratin_error_config"
  )
  expect_error(
    op_image_extract_patches(x, 31), "fits into shape",
    class = "keratin_error_shape"
  )
})

test_that("patches that were read from a file are named anew", {
  x <- batch()
  y <- x |>
    op_image_extract_patches(1) |>
    op_image_extract_patches(2)
  model <- keras_model(x, y)
  clear_session()
  model <- from_config(list(
    module = "keras.src.models.functional", class_name = "Functional",
    config = get_config(model), registered_name = "Functional"
  ))
  names <- vapply(model$operations[-1L], \(op) op$name, "")
  expect_identical(names, c("extract_patches", "extract_patches_1"))
})

test_that("pixels come from other places", {
  x <- batch(dtype = "uint8")
  map <- c(2, 0, 0, 0, 2, 0, 0, 0)
  moved <- op_image_affine_transform(x, map, fill_value = 0.5)
  expect_identical(dim(moved), c(NA, 20L, 30L, 3L))
  expect_identical(moved$dtype, "uint8")
  expect_identical(
    fields_of(x, moved)[-1L],
    list(
      interpolation = "bilinear",
      fill_mode = "constant", fill_value = 0.5, data_format = NULL
    )
  )
  maps <- keras_input(shape = 8)
  moved <- op_image_affine_transform(image(), maps)
  expect_identical(dim(moved), c(20L, 30L, 3L))

  corners <- rbind(c(0, 0), c(0, 19), c(29, 0), c(29, 19))
  seen <- x |>
    op_image_perspective_transform(corners, corners + 1, fill_value = 1)
  expect_identical(dim(seen), c(NA, 20L, 30L, 3L))
  expect_identical(
    fields_of(x, seen)[-1L],
    list(interpolation = "bilinear", fill_value = 1L, data_format = NULL)
  )
  points <- keras_input(shape = c(4, 2))
  seen <- op_image_perspective_transform(image(), points, points)
  expect_identical(dim(seen), c(20L, 30L, 3L))

  error <- "keratin_error_shape"
  maps <- array(0, c(1, 1, 8))
  expect_error(op_image_affine_transform(x, maps), class = error)
  expect_error(
    op_image_perspective_transform(x, t(corners), corners),
    "got shape (2, 4)", fixed = TRUE, class = error
  )
  expect_error(
    op_image_perspective_transform(x, points, corners),
    "go to `end_points` of shape (4, 2)", fixed = TRUE, class = error
  )
})

test_that("images are moved at random and blurred", {
  x <- image()
  moved <- op_image_elastic_transform(x, alpha = 10, seed = 3)
  expect_identical(dim(moved), c(20L, 30L, 3L))
  expect_identical(
    fields_of(x, moved)[-1L],
    list(
      alpha = 10, sigma = 5,
      interpolation = "bilinear", fill_mode = "reflect", fill_value = 0,
      seed = 3L, data_format = NULL
    )
  )
  blurred <- op_image_gaussian_blur(x)
  expect_identical(dim(blurred), c(20L, 30L, 3L))
  expect_identical(
    fields_of(x, blurred)[-1L],
    list(
      kernel_size = list(3L, 3L), sigma = list(1, 1),
      data_format = NULL
    )
  )
  blurred <- op_image_gaussian_blur(x, kernel_size = c(5, 7), sigma = 2)
  expect_identical(
    fields_of(x, blurred)[2:3],
    list(kernel_size = list(5L, 7L), sigma = list(2))
  )
})

test_that("values are taken at coordinates", {
  x <- keras_input(batch_shape = c(8, 8), dtype = "int32")
  places <- array(0, c(2, 5, 6))
  values <- op_image_map_coordinates(x, places, order = 1, fill_mode = "wrap")
  expect_identical(dim(values), c(5L, 6L))
  expect_identical(values$dtype, "int32")
  expect_identical(
    fields_of(x, values)[-1L],
    list(
      order = 1L, fill_mode = "wrap", fill_value = 0L
    )
  )
  error <- "keratin_error_shape"
  expect_error(op_image_map_coordinates(x, c(1, 2), 1), class = error)
  unknown <- keras_input(shape = 4)
  expect_error(
    op_image_map_coordinates(x, unknown, 1), "the first of them 2",
    class = error
  )
})

config_of <- function(input, output) {
  layers <- parse_json(as_json(keras_model(input, output)))$config$layers
  layers[[length(layers)]]
}

test_that("classes count from 1, or from 0 where that is asked for", {
  x <- keras_input(shape = 4, dtype = "int32")
  encoded <- op_one_hot(x, num_classes = 3, zero_indexed = TRUE)
  layer <- config_of(x, encoded)
  expect_identical(
    layer$config[-1L],
    list(num_classes = 3L, axis = -1L, dtype = "float32", sparse = FALSE)
  )
  expect_identical(dim(encoded), c(NA, 4L, 3L))
  expect_length(keras_model(x, encoded)$operations, 2L)
  expect_identical(dim(op_one_hot(x, 3, axis = 2)), c(NA, 3L, 4L))
  expect_gt(length(keras_model(x, op_one_hot(x, 3))$operations), 2L)
})

test_that("several classes of a sample become one vector", {
  x <- keras_input(shape = 4, dtype = "int32")
  encoded <- op_multi_hot(x, num_classes = 3, dtype = "int32")
  expect_identical(dim(encoded), c(NA, 3L))
  expect_identical(config_of(x, encoded)$config$dtype, "int32")
  expect_identical(dim(op_multi_hot(x, num_tokens = 7)), dim(op_multi_hot(x, 7)))
  expect_error(op_multi_hot(x), class = "keratin_error_config")
  expect_error(op_multi_hot(x, 3, depth = 2), "depth", class = "keratin_error")
})

test_that("layer normalization takes its scale and offset, and what Keras adds", {
  x <- keras_input(shape = c(4, 3))
  normal <- op_layer_normalization(x, axis = c(2, 3), rms_scaling = TRUE)
  layer <- config_of(x, normal)
  expect_identical(
    layer$config[-1L],
    list(axis = list(1L, 2L), epsilon = NULL, rms_scaling = TRUE)
  )
  scaled <- config_of(x, op_layer_normalization(x, gamma = c(1, 2, 3)))
  args <- scaled$inbound_nodes[[1L]]$args
  expect_identical(args[[2L]]$config$value, list(1, 2, 3))
  expect_null(args[[3L]])
})

test_that("where channels stand is the session's setting, and is written", {
  x <- keras_input(shape = c(8, 8, 3))
  pooled <- op_max_pool(x, pool_size = 2)
  expect_identical(config_of(x, pooled)$config$data_format, "channels_last")
  expect_identical(dim(pooled), c(NA, 4L, 4L, 3L))
  first <- op_average_pool(x, 2, strides = 1, data_format = "channels_first")
  expect_identical(dim(first), c(NA, 8L, 7L, 2L))
})

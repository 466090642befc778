node <- function(input, output) {
  parse_json(as_json(keras_model(input, output)))$config$layers[[2L]]
}

test_that("the session's data format is written out", {
  clear_session()
  input <- keras_input(shape = c(8, 6, 3), name = "x")
  output <- op_max_pool(input, pool_size = c(2, 3), padding = "SAME")
  expect_identical(dim(output), c(NA, 4L, 2L, 3L))
  expect_identical(
    node(input, output)$config,
    list(
      name = "max_pool", pool_size = list(2L, 3L), strides = NULL,
      padding = "same", data_format = "channels_last"
    )
  )
  config_set_image_data_format("channels_first")
  withr::defer(config_set_image_data_format("channels_last"))
  expect_identical(
    dim(op_average_pool(input, pool_size = 2)), c(NA, 8L, 3L, 1L)
  )
})

test_that("a kernel may be an array", {
  clear_session()
  input <- keras_input(shape = c(5, 2), name = "x")
  kernel <- array(1, dim = c(3, 2, 4))
  output <- op_conv(input, kernel, strides = 2)
  expect_identical(dim(output), c(NA, 2L, 4L))
  expect_identical(
    node(input, output)$config,
    list(
      name = "conv", strides = 2L, padding = "valid",
      data_format = "channels_last", dilation_rate = 1L
    )
  )
})

test_that("layers are normalized with or without scale and offset", {
  clear_session()
  input <- keras_input(shape = 1, name = "x")
  output <- op_layer_normalization(input, gamma = 2, rms_scaling = TRUE)
  recorded <- node(input, output)
  expect_identical(
    recorded$config,
    list(name = "layer_norm", axis = -1L, epsilon = NULL, rms_scaling = TRUE)
  )
  args <- recorded$inbound_nodes[[1L]]$args
  expect_identical(
    args[[2L]],
    list(
      class_name = "__numpy__",
      config = list(value = list(2), dtype = "float64")
    )
  )
  expect_null(args[[3L]])
  expect_error(
    op_layer_normalization(input, rms = TRUE),
    class = "keratin_error"
  )
})

test_that("the class that stands for none counts from 1", {
  clear_session()
  input <- keras_input(shape = c(6, 4), name = "x")
  paths <- op_ctc_decode(
    input, c(6, 6),
    strategy = "beam_search", top_paths = 2, mask_index = 4
  )
  expect_identical(dim(paths[[1L]]), c(2L, NA, 6L))
  expect_identical(dim(paths[[2L]]), c(NA, 2L))
  recorded <- node(input, paths)
  expect_identical(recorded$config$mask_index, 3L)
  expect_identical(
    recorded$inbound_nodes[[1L]]$args[[2L]],
    list(
      class_name = "__numpy__",
      config = list(value = list(6L, 6L), dtype = "int32")
    )
  )
})

test_that("functions write paddings in small letters", {
  x <- keras_input(shape = c(8, 8, 3))
  pooled <- op_max_pool(x, 3, padding = "SAME")
  expect_identical(dim(pooled), c(NA, 3L, 3L, 3L))
  expect_identical(node(x, pooled)$config$padding, "same")
})

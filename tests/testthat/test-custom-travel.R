layer_scale <- Layer(
  "Scale",
  initialize = function(initial = 1, ...) {
    super$initialize(...)
    self$initial <- initial
  },
  build = function(input_shape) {
    self$factor <- self$add_weight(list(self$initial), name = "factor")
  },
  compute_output_shape = function(input_shape) input_shape,
  parent_env = globalenv()
)
twice <- users(function(x) 2 * x)

model <- function() {
  clear_session()
  keras_model_sequential(input_shape = 4) |>
    layer_scale(initial = 3) |>
    layer_dense(2, activation = twice)
}

test_that("a clone of a model has the classes of the model", {
  clone <- clone_model(model())
  expect_identical(get_config(clone), get_config(model()))
  expect_identical(clone$layers[[1L]]$weights[[1L]]$shape, shape(3))
})

test_that("classes and functions written in R are saved with a model", {
  file <- withr::local_tempfile()
  saveRDS(model(), file)
  read <- in_process(function(file) {
    model <- readRDS(file)
    list(
      text = as_json(clone_model(model)),
      params = count_params(model),
      initial = model$layers[[1L]]$get_config()$initial
    )
  }, file)
  expect_identical(read$text, as_json(model()))
  expect_equal(read$params, 13)
  expect_identical(read$initial, 3)
})

test_that("they are saved with a layer and a tensor, too", {
  file <- withr::local_tempfile()
  layer <- layer_scale(initial = 2, name = "scale")
  saveRDS(list(layer, layer(keras_input(4, name = "x"))), file)
  read <- in_process(function(file) {
    x <- readRDS(file)
    list(config = get_config(x[[1L]]), tensor = x[[2L]]$shape)
  }, file)
  expect_identical(read$config, get_config(layer))
  expect_identical(read$tensor, shape(NA, 4))
})

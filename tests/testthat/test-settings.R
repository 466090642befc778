# Settings last; each test leaves them as it found them.
local_settings <- function(env = parent.frame()) {
  clear_session()
  withr::defer(
    {
      config_set_floatx("float32")
      config_set_epsilon(1e-7)
      config_set_image_data_format("channels_last")
      config_set_max_epochs(NULL)
      config_set_max_steps_per_epoch(NULL)
      clear_session()
    },
    envir = env
  )
}

test_that("settings begin as Keras's", {
  expect_identical(config_floatx(), "float32")
  expect_identical(config_epsilon(), 1e-7)
  expect_identical(config_image_data_format(), "channels_last")
  expect_identical(config_dtype_policy()$name, "float32")
  expect_null(config_max_epochs())
  expect_null(config_max_steps_per_epoch())
  expect_null(config_is_flash_attention_enabled())
})

test_that("the float type is that of inputs, losses and metrics", {
  local_settings()
  expect_invisible(config_set_floatx("float16"))
  expect_identical(config_floatx(), "float16")
  expect_identical(keras_input(4)$dtype, "float16")
  expect_identical(get_config(metric_mean())$dtype, "float16")
  # As a variable of that type keeps it.
  rate <- get_config(optimizer_adam(learning_rate = 1e-3))$learning_rate
  expect_identical(rate, 0.0010004043579101562)
})

test_that("the float type makes the dtype policy when it is first asked for", {
  local_settings()
  config_set_floatx("float64")
  expect_identical(layer_dense(units = 2)$dtype, "float64")
  # The policy is there now.
  config_set_floatx("float16")
  expect_identical(layer_dense(units = 2)$dtype, "float64")
  clear_session()
  expect_identical(layer_dense(units = 2)$dtype, "float16")
})

test_that("the dtype policy decides the dtypes of new layers", {
  local_settings()
  before <- layer_dense(units = 2)
  expect_invisible(config_set_dtype_policy("mixed_float16"))
  layer <- layer_dense(units = 2)
  expect_identical(layer$compute_dtype, "float16")
  expect_identical(layer$variable_dtype, "float32")
  expect_identical(get_config(layer)$dtype$config$name, "mixed_float16")
  expect_identical(layer(keras_input(3))$dtype, "float16")
  expect_identical(layer$kernel$dtype, "float32")
  expect_identical(before$compute_dtype, "float32")
  expect_identical(layer_dense(units = 2, dtype = "float64")$dtype, "float64")

  model <- keras_model_sequential(layers = list(layer))
  expect_identical(get_config(model)$dtype$config$name, "mixed_float16")
})

test_that("the dtype policy can be an object", {
  local_settings()
  quantized <- layer_dense(units = 2, dtype = "int8_from_float32")$dtype_policy
  config_set_dtype_policy(quantized)
  expect_identical(config_dtype_policy()$name, "int8_from_float32")
  expect_identical(config_dtype_policy()$quantization_mode, "int8")
  expect_identical(
    get_config(layer_dense(units = 2))$dtype$class_name, "QuantizedDTypePolicy"
  )
})

test_that("the place of channels is that of new layers", {
  local_settings()
  config_set_image_data_format("CHANNELS_FIRST")
  expect_identical(config_image_data_format(), "channels_first")
  for (layer in list(
    layer_conv_2d(filters = 1, kernel_size = 1), layer_max_pooling_1d(),
    layer_flatten(), layer_upsampling_2d(), layer_zero_padding_2d(),
    layer_random_flip(), layer_center_crop(height = 2, width = 2)
  )) {
    expect_identical(layer$data_format, "channels_first", label = layer$name)
  }
  expect_identical(
    layer_conv_2d(keras_input(c(3, 28, 28)), 8, 3)$shape, shape(NA, 8, 26, 26)
  )
})

test_that("limits of training are kept", {
  local_settings()
  config_set_max_epochs(3)
  config_set_max_steps_per_epoch(10L)
  expect_identical(config_max_epochs(), 3L)
  expect_identical(config_max_steps_per_epoch(), 10L)
  config_set_max_epochs(NULL)
  expect_null(config_max_epochs())
})

test_that("flash attention is disabled until it is enabled", {
  local_settings()
  config_disable_flash_attention()
  expect_false(config_is_flash_attention_enabled())
  config_enable_flash_attention()
  expect_null(config_is_flash_attention_enabled())
  config_disable_flash_attention()
  clear_session()
  expect_null(config_is_flash_attention_enabled())
})

test_that("clear_session() forgets what Keras's does", {
  local_settings()
  config_set_floatx("float64")
  config_set_image_data_format("channels_first")
  config_set_dtype_policy("mixed_bfloat16")
  layer_dense(units = 2)
  expect_null(expect_invisible(clear_session()))
  expect_identical(layer_dense(units = 2)$name, "dense")
  expect_identical(config_dtype_policy()$name, "float64")
  expect_identical(config_image_data_format(), "channels_first")
})

test_that("what is no setting changes nothing", {
  local_settings()
  refused <- list(
    \() config_set_floatx("float8"), \() config_set_floatx("FLOAT32"),
    \() config_set_floatx(NULL), \() config_set_epsilon("small"),
    \() config_set_epsilon(NA), \() config_set_epsilon(-1),
    \() config_set_image_data_format("last"), \() config_set_max_epochs(2.5),
    \() config_set_max_epochs(0), \() config_set_max_steps_per_epoch("a"),
    \() config_set_dtype_policy("float"), \() config_set_dtype_policy("int8"),
    \() config_set_dtype_policy(NULL), \() config_set_dtype_policy(3)
  )
  for (f in refused) {
    expect_error(f(), class = "keratin_error_config", label = deparse1(f))
  }
  expect_identical(config_floatx(), "float32")
  expect_identical(config_epsilon(), 1e-7)
  expect_identical(config_image_data_format(), "channels_last")
  expect_null(config_max_epochs())
  expect_identical(config_dtype_policy()$name, "float32")
})

test_that("errors of settings say what can be set", {
  expect_snapshot(error = TRUE, {
    config_set_floatx("float8")
    config_set_dtype_policy("float")
    config_set_backend("theano")
    set_random_seed(1.5)
  })
})

test_that("there is no backend to choose", {
  expect_identical(config_backend(), "keratin")
  expect_message(
    config_set_backend("jax"), "no backend \"jax\"",
    class = "keratin_message_backend"
  )
  expect_message(use_backend("torch", gpu = FALSE), "Configs are the same")
  expect_no_message(config_set_backend("keratin"))
  expect_error(use_backend(c("jax", "torch")), class = "keratin_error_config")
})

test_that("the seed is R's", {
  withr::local_preserve_seed()
  expect_invisible(set_random_seed(42))
  a <- runif(3)
  set.seed(42)
  expect_identical(runif(3), a)
  for (seed in list(-1, 1.5, NA, "1", NULL, 1:2, 2^31)) {
    expect_error(set_random_seed(seed), class = "keratin_error_config")
  }
})

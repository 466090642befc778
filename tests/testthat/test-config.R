small_model <- function() {
  keras_model_sequential(input_shape = 4, name = "small") |>
    layer_dense(8, activation = "relu", name = "hidden") |>
    layer_dense(1, name = "out")
}

test_that("a config is a list that knows its class", {
  config <- get_config(layer_dense(units = 8, name = "hidden"))
  expect_s3_class(config, "keras_config")
  expect_identical(config$units, 8L)
  expect_identical(attr(config, "class_name"), "Dense")
  expect_identical(attr(config, "module"), "keras.layers")
  expect_null(attr(config, "registered_name"))
  layer <- layer_dense(units = 8)
  expect_identical(get_config(layer), get_config(layer))
})

test_that("the class survives editing, saving and printing as code", {
  config <- get_config(layer_dense(units = 8, name = "hidden"))
  config$units <- 16
  config[["use_bias"]] <- FALSE
  config <- modifyList(config, list(activation = "relu"))
  layer <- from_config(config)
  expect_identical(layer$units, 16L)
  expect_false(layer$use_bias)
  expect_identical(layer$activation, activation_relu)

  file <- withr::local_tempfile()
  saveRDS(config, file)
  expect_identical(readRDS(file), config)
  dput(config, file)
  expect_identical(get_config(from_config(dget(file))), get_config(layer))
})

test_that("configs print as a short tree", {
  clear_session()
  expect_snapshot(print(get_config(small_model())))
  expect_snapshot(print(get_config(small_model())$layers))
  expect_snapshot(print(get_config(layer_dense(units = 2, name = "d"))))
})

test_that("layers of a config are found by name, and edits rebuild", {
  config <- get_config(small_model())
  expect_identical(config$layers[["hidden"]]$config$units, 8L)
  expect_identical(config$layers$out$config$units, 1L)
  expect_null(config$layers$nothing)
  expect_error(config$layers[["nothing"]], class = "keratin_error_config")
  config$layers[["hidden"]]$config$units <- 64
  config$layers[[3]]$config$activation <- "sigmoid"
  model <- from_config(config)
  expect_identical(get_layer(model, "hidden")$output$shape, shape(NA, 64))
  expect_identical(count_params(model), 4L * 64L + 64L + 65L)
  expect_identical(get_layer(model, "out")$activation, activation_sigmoid)
})

test_that("a config comes in every form", {
  layer <- layer_dense(units = 8, name = "hidden")
  config <- get_config(layer)
  same <- function(x) expect_identical(get_config(x), config)
  same(from_config(config))
  same(from_config(serialize_keras_object(layer)))
  same(from_config(as_json(layer)))
  same(from_config(as_json(layer, indent = 2)))
  same(from_config(unclass(config)))
  plain <- unclass(config)
  attributes(plain) <- list(names = names(config))
  same(from_config(plain, class = layer_dense))
  same(from_config(plain, class = "Dense"))
  same(from_config(plain, class = "keras.layers.Dense"))
  error <- expect_error(from_config(plain), class = "keratin_error_config")
  expect_match(conditionMessage(error), "class = layer_dense", fixed = TRUE)
})

test_that("the config list of a model needs no class", {
  model <- small_model()
  plain <- jsonlite::fromJSON(as_json(model), simplifyVector = FALSE)
  expect_identical(get_config(from_config(plain)), get_config(model))
  expect_identical(get_config(from_config(plain$config)), get_config(model))
})

test_that("errors tell the place inside the config", {
  config <- get_config(small_model())
  config$layers[["hidden"]]$config$units <- "many"
  error <- expect_error(from_config(config), class = "keratin_error_config")
  expect_identical(error$path, "config.layers[1].config.units")
  expect_identical(error$received, "many")
  expect_identical(error$expected, "a positive integer")
  expect_identical(error$call[[1]], quote(from_config))
})

test_that("objects of every kind go through their configs", {
  objects <- list(
    initializer_he_normal(seed = 1), regularizer_l2(0.5), constraint_maxnorm(3),
    layer_dense(units = 2, kernel_initializer = initializer_constant(0.5)),
    small_model()
  )
  for (object in objects) {
    envelope <- serialize_keras_object(object)
    again <- deserialize_keras_object(envelope)
    expect_identical(serialize_keras_object(again), envelope)
    expect_identical(class(again), class(object))
    expect_identical(from_config(get_config(object)) |> get_config(), get_config(object))
  }
})

test_that("plain values stay as they are", {
  expect_identical(deserialize_keras_object(list(1L, "a", NULL)), list(1L, "a", NULL))
  expect_null(deserialize_keras_object(NULL))
  expect_identical(
    serialize_keras_object(list(a = initializer_zeros(), b = 2))$a$class_name, "Zeros"
  )
})

test_that("only Keras objects have configs", {
  expect_error(get_config(1), class = "keratin_error_config")
  expect_error(get_config(keras_input(2)), class = "keratin_error_config")
  expect_error(from_config(1), class = "keratin_error_config")
  expect_error(from_config(1, class = layer_dense), class = "keratin_error_config")
})

# What only another library can run is data here.

test_that("such layers have the configs that Keras writes", {
  clear_session()
  written <- \(layer) {
    config <- unclass(get_config(layer))
    config[setdiff(names(config), c("name", "trainable", "dtype"))]
  }
  plain <- \(x) {
    attributes(x) <- attributes(x)["names"]
    x
  }
  expect_identical(
    plain(written(layer_tfsm(filepath = "a/b"))),
    list(
      filepath = "a/b", call_endpoint = "serve", call_training_endpoint = NULL
    )
  )
  torch <- layer_torch_module_wrapper(module = "UEs=", output_shape = c(NA, 3))
  expect_identical(
    plain(written(torch)), list(module = "UEs=", output_shape = list(NULL, 3L))
  )
  module <- list(
    module = "models", class_name = "Encoder", config = list(width = 3L),
    registered_name = "Encoder"
  )
  flax <- layer_flax_module_wrapper(module = module, method = "encode")
  expect_identical(
    plain(written(flax)),
    list(
      native_serialization_platforms = NULL, module = module, method = "encode"
    )
  )
  apply_fn <- function(params, inputs) inputs
  start_fn <- function(rng, inputs) NULL
  jax <- layer_jax_model_wrapper(
    call_fn = apply_fn, init_fn = start_fn,
    native_serialization_platforms = list("cpu")
  )
  config <- written(jax)
  expect_named(
    config, c("call_fn", "init_fn", "native_serialization_platforms")
  )
  expect_identical(config$call_fn$config, "apply_fn")
  expect_identical(config$init_fn$config, "start_fn")
  back <- from_config(
    get_config(jax), list(apply_fn = apply_fn, start_fn = start_fn)
  )
  expect_identical(as_json(back), as_json(jax))
})

test_that("what carries code is refused, or kept as data", {
  layers <- list(
    layer_tfsm(filepath = "/nowhere", name = "l"),
    layer_torch_module_wrapper(module = "UEs=", name = "l"),
    layer_flax_module_wrapper(
      module = list(class_name = "os.Encoder", config = list(1)), name = "l"
    )
  )
  for (layer in layers) {
    error <- expect_error(
      from_config(get_config(layer)), class = "keratin_error_class"
    )
    expect_match(conditionMessage(error), "layer `l` carries")
    text <- as_json(layer)
    kept <- deserialize_keras_object(text, safe_mode = FALSE)
    expect_identical(as_json(kept), text)
    file <- withr::local_tempfile()
    saveRDS(kept, file)
    expect_identical(as_json(readRDS(file)), text)
    model <- keras_model_sequential()
    model$add(kept)
    expect_identical(
      get_config(clone_model(model))$layers, get_config(model)$layers
    )
  }
})

test_that("only what is known of their output is given", {
  x <- keras_input(4)
  out <- layer_torch_module_wrapper(
    x, module = "UEs=", output_shape = shape(NA, 10)
  )
  expect_identical(as.list(out$shape), list(NULL, 10L))
  out <- layer_jax_model_wrapper(x, call_fn = function(inputs, training) inputs)
  expect_identical(as.list(out$shape), list(NULL, 4L))
  for (call in expression(
    layer_tfsm(x, "a"),
    layer_torch_module_wrapper(x, "UEs="),
    layer_flax_module_wrapper(x, list(class_name = "M", config = list())),
    layer_jax_model_wrapper(
      x, function(params, inputs) inputs, function(inputs) NULL
    )
  )) {
    expect_error(eval(call), "Only .* can tell", class = "keratin_error_graph")
  }
})

test_that("their arguments are checked", {
  expect_error(layer_tfsm(), class = "keratin_error_config")
  expect_error(layer_tfsm(filepath = 3), class = "keratin_error_config")
  expect_error(
    layer_torch_module_wrapper(module = list(1)), class = "keratin_error_config"
  )
  expect_error(
    layer_flax_module_wrapper(module = "M"), class = "keratin_error_config"
  )
  expect_error(
    layer_jax_model_wrapper(call_fn = function(x) x), "argument `x`",
    class = "keratin_error_config"
  )
  expect_error(
    layer_jax_model_wrapper(call_fn = function(training) 1), "needs .*`inputs`",
    class = "keratin_error_config"
  )
  expect_error(
    layer_jax_model_wrapper(call_fn = function(params, inputs) 1),
    "takes `params`", class = "keratin_error_config"
  )
  expect_error(
    layer_jax_model_wrapper(
      call_fn = function(params, inputs) 1, params = list(1)
    ),
    "NULL", class = "keratin_error_config"
  )
})

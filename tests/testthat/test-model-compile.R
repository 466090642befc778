small <- function() {
  keras_model_sequential(input_shape = 4, name = "m") |>
    layer_dense(2, name = "d")
}

test_that("a model that is not compiled says so", {
  model <- small()
  expect_false(model$compiled)
  expect_null(model$optimizer)
  expect_null(model$loss)
  expect_length(model$get_compile_config(), 0L)
  text <- as_json(model)
  expect_match(text, '"compile_config": {}}', fixed = TRUE)
})

test_that("names are kept, and defaults are Keras's", {
  clear_session()
  model <- small()
  expect_identical(withVisible(compile(model)), list(
    value = model, visible = FALSE
  ))
  config <- model$get_compile_config()
  expect_identical(names(config), c(
    "optimizer", "loss", "loss_weights", "metrics", "weighted_metrics",
    "run_eagerly", "steps_per_execution", "jit_compile"
  ))
  expect_identical(config$optimizer$class_name, "RMSprop")
  expect_identical(config[-1L], list(
    loss = NULL, loss_weights = NULL, metrics = NULL, weighted_metrics = NULL,
    run_eagerly = FALSE, steps_per_execution = 1L, jit_compile = TRUE
  ))
  model |> compile("adam", "mse", c("accuracy", "mae"), loss_weights = 0.5)
  config <- model$get_compile_config()
  expect_identical(config$loss, "mse")
  expect_identical(config$loss_weights, list(0.5))
  expect_identical(config$metrics, list("accuracy", "mae"))
  expect_identical(model$optimizer$name, "adam")
  expect_identical(model$loss, "mse")
  expect_true(model$compiled)
})

test_that("objects and functions of the package are written as Keras writes them", {
  clear_session()
  model <- small()
  compile(
    model, optimizer_sgd(
      learning_rate_schedule_cosine_decay(0.1, 1000), momentum = 0.9
    ),
    loss = loss_huber(), metrics = list(metric_auc(), metric_cosine_similarity()),
    weighted_metrics = loss_mean_squared_error, jit_compile = FALSE,
    steps_per_execution = 4
  )
  text <- as_json(model)
  config <- parse_json(text)$compile_config
  expect_identical(config$optimizer$config$learning_rate$class_name, "CosineDecay")
  expect_identical(config$loss$class_name, "Huber")
  expect_identical(
    vapply(config$metrics, \(x) x$class_name, ""), c("AUC", "CosineSimilarity")
  )
  expect_identical(config$weighted_metrics, list(list(
    module = "builtins", class_name = "function", config = "mean_squared_error",
    registered_name = "function"
  )))
  expect_identical(config[6:8], list(
    run_eagerly = FALSE, steps_per_execution = 4L, jit_compile = FALSE
  ))
  again <- from_config(text)
  expect_identical(as_json(again), text)
  expect_s3_class(again$loss, "keras.src.losses.losses.Huber")
  expect_identical(as_json(clone_model(model)), text)
})

test_that("a function that only makes an object stands for what it makes", {
  model <- small()
  compile(model, loss = loss_huber, metrics = list(metric_auc, metric_mean))
  config <- model$get_compile_config()
  expect_identical(config$loss$config, "huber")
  expect_identical(
    vapply(config$metrics, \(x) x$class_name, ""), c("AUC", "Mean")
  )
  compile(model, metrics = metric_auc)
  expect_identical(model$get_compile_config()$metrics[[1L]]$class_name, "AUC")
})

test_that("each output has its own", {
  x <- keras_input(3, name = "x")
  model <- keras_model(x, list(
    a = layer_dense(x, 1, name = "a"), b = layer_dense(x, 2, name = "b")
  ))
  compile(
    model, loss = c(a = "mse", b = "mae"), loss_weights = c(a = 1, b = 2),
    metrics = list(a = "mae", b = list("mse", metric_mean_absolute_error()))
  )
  config <- model$get_compile_config()
  expect_identical(config$loss, list(a = "mse", b = "mae"))
  expect_identical(config$loss_weights, list(a = 1, b = 2))
  expect_identical(config$metrics$b[[1L]], "mse")
  compile(model, loss = list("mse", NULL), metrics = list(list("mae"), list()))
  expect_identical(model$loss, list("mse", NULL))
  expect_identical(
    model$get_compile_config()$metrics, list(list("mae"), list())
  )
})

test_that("functions of the user's go by their names, and are found again", {
  model <- small()
  distance <- function(y_true, y_pred) y_pred
  compile(model, loss = distance, metrics = list(
    custom_metric("mean_pred", function(y_true, y_pred) y_pred),
    function(y_true, y_pred) y_true
  ))
  config <- model$get_compile_config()
  expect_identical(config$loss$config, "distance")
  expect_identical(
    vapply(config$metrics, \(x) x$config, ""), c("mean_pred", "custom_metric_2")
  )
  expect_identical(model$loss, structure(distance, keras_name = "distance"))
  expect_identical(as_json(clone_model(model)), as_json(model))
  text <- as_json(model)
  error <- expect_error(from_config(text), class = "keratin_error_class")
  expect_match(conditionMessage(error), "`distance`, `mean_pred`, `custom_metric_2`")
  given <- list(
    distance = distance, mean_pred = mean, custom_metric_2 = mean
  )
  expect_identical(as_json(from_config(text, given)), text)
})

test_that("what Keras refuses is refused", {
  model <- small()
  refused <- function(..., class = "class") {
    error <- expect_error(
      compile(model, ...), class = paste0("keratin_error_", class)
    )
    expect_false(model$compiled)
    conditionMessage(error)
  }
  expect_match(refused(optimizer = "adm"), "Did you mean \"adam\"?", fixed = TRUE)
  expect_match(refused(optimizer = optimizer_adam), "call the function", ignore.case = TRUE)
  refused(optimizer = loss_huber())
  expect_match(refused(loss = "mean_squared_eror"), "Did you mean \"mean_squared_error\"?", fixed = TRUE)
  refused(loss = layer_dense(units = 1))
  refused(metrics = list("accurcy"))
  refused(metrics = list(optimizer_adam()))
  refused(loss = 3, class = "config")
  refused(loss = "mse", loss_weights = list("a"), class = "config")
  refused(steps_per_execution = 0, class = "config")
  refused(run_eagerly = "no", class = "config")
  expect_match(
    refused(los = "mse", class = "config"), "Did you mean `loss`?", fixed = TRUE
  )
  expect_error(
    compile(layer_dense(units = 1)), class = "keratin_error_config"
  )
})

test_that("a program of the whole is made where it can be", {
  model <- small()
  expect_warning(compile(model, run_eagerly = TRUE, jit_compile = TRUE), "run_eagerly")
  expect_false(model$jit_compile)
  expect_silent(compile(model, run_eagerly = TRUE))
  expect_false(model$jit_compile)
  images <- keras_model_sequential(input_shape = c(8, 8, 3)) |>
    layer_random_zoom(0.1)
  expect_silent(compile(images))
  expect_false(images$jit_compile)
  expect_warning(compile(images, jit_compile = TRUE), "a layer of the model")
  expect_true(images$jit_compile)
})

test_that("in half precision, the optimizer is put into one that scales the loss", {
  mixed <- from_config(list(
    module = "keras", class_name = "Sequential", registered_name = NULL,
    config = list(
      name = "m", trainable = TRUE, layers = list(),
      dtype = list(
        module = "keras", class_name = "DTypePolicy", registered_name = NULL,
        config = list(name = "mixed_float16")
      )
    )
  ))
  compile(mixed, "sgd")
  expect_identical(mixed$optimizer$name, "loss_scale_optimizer")
  expect_identical(mixed$get_compile_config()$optimizer$class_name, "SGD")
  compile(mixed, "sgd", auto_scale_loss = FALSE)
  expect_identical(class(mixed$optimizer)[[1L]], "keras.src.optimizers.sgd.SGD")
})

test_that("a model is compiled from a config", {
  model <- small()
  compile(model, "adam", "mse")
  other <- small()
  other$compile_from_config(model$get_compile_config())
  expect_identical(other$get_compile_config(), model$get_compile_config())
  expect_error(
    other$compile_from_config(list(foo = 1)), class = "keratin_error_config"
  )
})

test_that("objects of classes written in R are found again", {
  my_loss <- Loss(
    "MyLoss", call = function(y_true, y_pred) y_pred,
    initialize = function(w = 1, ...) {
      super$initialize(...)
      self$w <- w
    },
    get_config = function() {
      config <- super$get_config()
      config$w <- self$w
      config
    }
  )
  my_schedule <- LearningRateSchedule(
    "MySchedule", initialize = function(base) self$base <- base,
    call = function(step) step, get_config = function() list(base = self$base)
  )
  model <- small()
  compile(model, optimizer_sgd(my_schedule(0.3)), loss = my_loss(w = 2))
  text <- as_json(model)
  expect_error(from_config(text), class = "keratin_error_class")
  again <- from_config(text, list(my_loss, my_schedule))
  expect_identical(as_json(again), text)
  expect_identical(again$loss$w, 2)
  clear_session()
  compile(model, loss = my_loss, metrics = list(my_loss))
  config <- model$get_compile_config()
  expect_identical(config$loss$config$name, "my_loss")
  expect_identical(config$metrics[[1L]]$class_name, "MyLoss")
})

test_that("a class of models can compile in its own way", {
  own <- Model(
    "Own", initialize = function(...) {
      super$initialize(...)
      self$d <- layer_dense(units = 2)
    },
    call = function(inputs) self$d(inputs), get_config = function() {
      super$get_config()
    },
    compile = function(optimizer, ...) {
      self$asked <- optimizer
      super$compile(optimizer, ..., steps_per_execution = 3L)
    }
  )
  model <- own(name = "o")
  compile(model, "adam", loss = "mse")
  expect_identical(model$asked, "adam")
  expect_identical(model$loss, "mse")
  expect_identical(model$steps_per_execution, 3L)
  text <- as_json(model)
  expect_warning(
    again <- from_config(text, list(own)), "`Own` has a `compile()` of its own",
    fixed = TRUE
  )
  expect_false(again$compiled)

  whole <- Model(
    "Whole", inherit = own,
    get_compile_config = function() list(optimizer = "sgd", mark = 1L),
    compile_from_config = function(config) {
      self$mark <- config$mark
      super$compile_from_config(config["optimizer"])
    }
  )
  model <- whole(name = "w")
  expect_identical(
    parse_json(as_json(model))$compile_config, list(optimizer = "sgd", mark = 1L)
  )
  again <- from_config(as_json(model), list(whole))
  expect_identical(again$mark, 1L)
  expect_identical(class(again$optimizer)[[1L]], "keras.src.optimizers.sgd.SGD")
})

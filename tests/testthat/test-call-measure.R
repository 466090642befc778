test_that("without values a loss is an object of Keras's classes", {
  loss <- loss_huber(delta = 2, reduction = "sum")
  expect_identical(class(loss), c(
    "keras.src.losses.losses.Huber",
    "keras.src.losses.losses.LossFunctionWrapper",
    "keras.src.losses.loss.Loss",
    "keras.src.saving.keras_saveable.KerasSaveable",
    "keratin_object", "function"
  ))
  config <- get_config(loss)
  expect_identical(names(config), c("name", "reduction"))
  expect_identical(c(config$name, config$reduction), c("huber_loss", "sum"))
})

test_that("a loss called on values says that it cannot be computed yet", {
  expect_error(
    loss_mean_squared_error(1, 2), class = "keratin_error_state"
  )
  expect_error(
    loss_circle(y_pred = 2), class = "keratin_error_state"
  )
})

test_that("a loss without a name is given one", {
  clear_session()
  names <- c(
    get_config(loss_hinge(name = NULL))$name,
    get_config(loss_hinge(name = NULL))$name
  )
  expect_identical(names, c("hinge", "hinge_1"))
})

test_that("functions of losses are read by their names", {
  envelope <- list(
    module = "builtins", class_name = "function",
    config = "mean_squared_error", registered_name = "function"
  )
  read <- from_config(envelope)
  expect_identical(
    class(read),
    c("keras.src.losses.losses.mean_squared_error", "keratin_object", "function")
  )
  expect_identical(parse_json(as_json(read)), envelope)
})

test_that("arguments that Keras refuses are refused", {
  expect_error(
    loss_mean_squared_error(reduction = "average"),
    class = "keratin_error_config"
  )
  expect_error(
    loss_categorical_generalized_cross_entropy(q = 1),
    class = "keratin_error_config"
  )
  expect_error(
    loss_circle(ref_labels = 1), class = "keratin_error_config"
  )
})

test_that("without values a metric is an object of Keras's classes", {
  metric <- metric_recall(top_k = 2L)
  expect_identical(class(metric), c(
    "keras.src.metrics.confusion_metrics.Recall",
    "keras.src.metrics.metric.Metric",
    "keras.src.saving.keras_saveable.KerasSaveable",
    "keratin_object", "function"
  ))
  expect_identical(
    as_json(metric_mean_squared_error(name = "m")),
    paste0(
      '{"module": "keras.metrics", "class_name": "MeanSquaredError", ',
      '"config": {"name": "m", "dtype": "float32"}, "registered_name": null}'
    )
  )
})

test_that("a metric called on values says that it cannot be computed yet", {
  expect_error(metric_hinge(1, 2), class = "keratin_error_state")
})

test_that("arguments that Keras's metrics refuse are refused", {
  expect_error(
    metric_iou(num_classes = 2, target_class_ids = c(0, 2)),
    class = "keratin_error_config"
  )
  expect_error(metric_fbeta_score(beta = -1), class = "keratin_error_config")
  expect_error(metric_f1_score(threshold = 0), class = "keratin_error_config")
  expect_error(metric_precision(thresholds = 2), class = "keratin_error_config")
})

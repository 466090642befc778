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
  expect_identical(read, loss_mean_squared_error)
  expect_identical(parse_json(as_json(read)), envelope)
})

test_that("functions of metrics are read by their names", {
  envelope <- function(name) list(
    module = "builtins", class_name = "function", config = name,
    registered_name = "function"
  )
  read <- from_config(envelope("top_k_categorical_accuracy"))
  expect_identical(read, metric_top_k_categorical_accuracy)
  shared <- parse_json(as_json(metric_cosine_similarity()))
  expect_identical(shared$class_name, "CosineSimilarity")
  written <- parse_json(as_json(list(metric_huber, metric_mean_squared_error)))
  expect_identical(
    written, list(envelope("huber"), envelope("mean_squared_error"))
  )
})

test_that("what is a function only says that it cannot be called yet", {
  expect_error(
    metric_huber(1, 2),
    "^`metric_huber` cannot be called: there are no operations on values yet",
    class = "keratin_error_state"
  )
  expect_error(metric_log_cosh(), class = "keratin_error_state")
})

test_that("a metric is made of a function of the user's", {
  share <- function(y_true, y_pred) y_pred
  metric <- metric_mean_wrapper(fn = share, name = "s")
  expect_identical(metric$fn, structure(share, keras_name = "share"))
  config <- get_config(metric)
  expect_identical(config$fn$config, "share")
  again <- from_config(config, custom_objects = list(share = share))
  expect_identical(as_json(again), as_json(metric))
  expect_error(from_config(config), class = "keratin_error_class")

  unnamed <- metric_mean_wrapper(fn = function(y_true, y_pred) y_pred)
  expect_identical(get_config(unnamed)$fn$config, "custom_metric")
  named <- custom_metric("mean_pred", function(y_true, y_pred) y_pred)
  expect_identical(
    get_config(metric_mean_wrapper(fn = named))$fn$config, "mean_pred"
  )
  expect_error(custom_metric(1, mean), class = "keratin_error_config")
  expect_error(custom_metric("mean", 1), class = "keratin_error_config")
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
  expect_error(metric_auc(num_thresholds = 1), class = "keratin_error_config")
  expect_error(metric_auc(curve = "Roc"), class = "keratin_error_config")
  expect_error(metric_auc(num_labels = 3), class = "keratin_error_config")
})

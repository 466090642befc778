test_that("a loss has name, reduction and what its class adds", {
  clear_session()
  loss_scaled <- Loss("Scaled",
    initialize = function(factor = 2, ...) {
      super$initialize(...)
      self$factor <- factor
    },
    call = function(y_true, y_pred) self$factor * (y_true - y_pred)
  )
  loss <- loss_scaled(factor = 3)
  expect_s3_class(loss, "keras.src.losses.loss.Loss")
  expect_identical(
    unclass(get_config(loss))[1:3],
    list(name = "scaled", reduction = "sum_over_batch_size", factor = 3)
  )
  expect_identical(loss(5, 1), 12)
  expect_identical(loss$factor, 3)
  expect_identical(loss$name, "scaled")
  expect_identical(loss_scaled(reduction = "none", name = "s")$reduction, "none")
  expect_error(loss_scaled(reduction = "all"), class = "keratin_error_config")
  again <- from_config(get_config(loss), list(loss_scaled))
  expect_identical(get_config(again), get_config(loss))
  expect_identical(names(formals(Loss("Plain"))), c("name", "reduction", "dtype"))
})

test_that("a plain loss is written as Keras writes it", {
  clear_session()
  loss_plain <- Loss("Plain", call = function(y_true, y_pred) y_pred)
  expect_identical(
    get_config(loss_plain())[c("name", "reduction")],
    get_config(loss_plain(name = "plain"))[c("name", "reduction")]
  )
  expect_identical(names(get_config(loss_plain())), c("name", "reduction"))
})

test_that("a metric has variables", {
  metric_seen <- Metric("Seen",
    initialize = function(name = "seen", ...) {
      super$initialize(name = name, ...)
      self$total <- self$add_variable(shape = shape(), initializer = "zeros", name = "total")
      self$count <- self$add_weight(shape = c(2), name = "count")
    },
    update_state = function(y_true, y_pred, sample_weight = NULL) NULL,
    result = function() self$total
  )
  metric <- metric_seen()
  expect_s3_class(metric, "keras.src.metrics.metric.Metric")
  expect_identical(unclass(get_config(metric))[c("name", "dtype")], list(name = "seen", dtype = "float32"))
  expect_identical(format(metric$total), "<Variable path=seen/total, shape=(), dtype=float32>")
  expect_identical(metric$count$shape, shape(2))
  expect_identical(metric$result(), metric$total)
  expect_identical(names(formals(Metric("M"))), c("dtype", "name"))
})

test_that("a constraint stands in a layer, and is found again", {
  constraint_clip <- Constraint("Clip",
    initialize = function(max = 1) self$max <- max,
    call = function(w) pmin(w, self$max)
  )
  layer <- layer_dense(units = 2, kernel_constraint = constraint_clip(3), name = "d")
  envelope <- get_config(layer)$kernel_constraint
  expect_identical(envelope$class_name, "Clip")
  expect_identical(envelope$registered_name, "Clip")
  expect_identical(envelope$config, list(max = 3))
  again <- from_config(get_config(layer), list(constraint_clip))
  expect_identical(again$kernel_constraint(c(1, 5)), c(1, 3))
  expect_identical(get_config(again), get_config(layer))
  expect_error(from_config(get_config(layer)), "Clip", class = "keratin_error_class")
  plain <- Constraint("None", call = function(w) w)
  expect_length(get_config(plain()), 0)
})

test_that("a schedule stands in an optimizer", {
  schedule_root <- LearningRateSchedule("Root",
    initialize = function(start) self$start <- start,
    call = function(step) self$start / sqrt(step + 1),
    get_config = function() list(start = self$start)
  )
  optimizer <- optimizer_sgd(learning_rate = schedule_root(0.5))
  expect_identical(get_config(optimizer)$learning_rate$config, list(start = 0.5))
  again <- from_config(get_config(optimizer), list(schedule_root))
  expect_identical(again$learning_rate(3), 0.25)
})

test_that("objects inherit from Keras's own, and from R's", {
  loss_wide <- Loss("Wide", inherit = loss_huber,
    initialize = function(...) super$initialize(delta = 3, ...))
  expect_s3_class(loss_wide(), "keras.src.losses.losses.Huber")
  expect_identical(get_config(loss_wide(name = "w"))$name, "w")
  constraint_a <- Constraint("A", inherit = constraint_maxnorm, tell = function() self$max_value)
  expect_identical(constraint_a(max_value = 5L)$tell(), 5L)
  expect_identical(get_config(constraint_a(max_value = 5L))$max_value, 5L)
  base <- Loss("Base", call = function(y_true, y_pred) 1)
  derived <- Loss("Derived", inherit = base, call = function(y_true, y_pred) 1 + super$call(y_true, y_pred))
  expect_identical(derived()(0, 0), 2)
})

test_that("a registered class stands by its registered name", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  constraint_r <- register_keras_serializable(
    Constraint("Reg", call = function(w) w), package = "mine"
  )
  layer <- layer_dense(units = 1, bias_constraint = constraint_r())
  expect_identical(get_config(layer)$bias_constraint$registered_name, "mine>Reg")
  expect_identical(get_config(from_config(get_config(layer))), get_config(layer))
})

test_that("objects survive saveRDS(), and what they cannot do is told", {
  constraint_clip <- Constraint(
    "Clip", call = function(w) w + 1, parent_env = globalenv()
  )
  file <- withr::local_tempfile(fileext = ".rds")
  saveRDS(constraint_clip(), file)
  expect_identical(readRDS(file)(1), 2)
  expect_error(Constraint("None")()(1), "no method `call()`", fixed = TRUE, class = "keratin_error_state")
  expect_error(constraint_clip()$nothing, class = "keratin_error_config")
  expect_identical(new_loss_class, Loss)
  expect_identical(new_metric_class, Metric)
  expect_identical(new_learning_rate_schedule_class, LearningRateSchedule)
})

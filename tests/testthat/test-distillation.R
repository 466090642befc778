dense_model <- function(units, name, dim = 4) {
  x <- keras_input(dim, name = "x")
  out <- x |> layer_dense(units, name = "h") |> layer_dense(2, name = "y")
  keras_model(x, out, name = name)
}

test_that("a distiller has its models, and what looks at layers inside them", {
  clear_session()
  teacher <- dense_model(8, "teacher")
  student <- dense_model(3, "student")
  model <- keras_model_distiller(
    teacher, student, list(distillation_logits(), distillation_feature(
      teacher_layer_name = "y", student_layer_name = "y"
    )),
    distillation_loss_weights = c(1, 2), student_loss_weight = 0.3
  )
  expect_s3_class(model, "keras.src.models.model.Model")
  expect_identical(model$name, "distiller")
  expect_false(teacher$trainable)
  expect_true(student$trainable)
  expect_length(model$weights, 8L)
  expect_length(model$trainable_weights, 4L)
  config <- get_config(model)
  expect_identical(names(config), c(
    "name", "trainable", "dtype", "teacher", "student", "distillation_losses",
    "distillation_loss_weights", "student_loss_weight"
  ))
  expect_identical(config$distillation_loss_weights, list(1, 2))
  text <- as_json(model)
  expect_identical(as_json(from_config(text)), text)
  y <- model(keras_input(4))
  expect_identical(as.list(dim(y)), list(NA_integer_, 2L))
})

test_that("one loss counts once", {
  model <- keras_model_distiller(
    dense_model(8, "teacher"), dense_model(3, "student"), distillation_logits()
  )
  config <- get_config(model)
  expect_identical(config$distillation_loss_weights, list(1))
  expect_length(config$distillation_losses, 1L)
})

test_that("a distiller is compiled with the loss of its student", {
  model <- keras_model_distiller(
    dense_model(8, "teacher"), dense_model(3, "student"), distillation_logits()
  )
  expect_error(compile(model), class = "keratin_error_config")
  compile(model, loss = "mse", metrics = "mae")
  config <- model$get_compile_config()
  expect_identical(config$optimizer$class_name, "Adam")
  expect_null(config$loss)
  expect_identical(config$metrics, list("mae"))
  text <- as_json(model)
  expect_identical(as_json(from_config(text)), text)
})

test_that("what does not go together is refused", {
  teacher <- dense_model(8, "teacher")
  student <- dense_model(3, "student")
  refused <- function(..., class = "config") {
    expect_error(
      keras_model_distiller(...), class = paste0("keratin_error_", class)
    )
  }
  refused(teacher, dense_model(3, "s", dim = 5), distillation_logits(), class = "shape")
  refused(teacher, layer_dense(units = 2), distillation_logits())
  refused(teacher, student, NULL)
  refused(teacher, student, list(distillation_logits()), c(1, 2))
  refused(teacher, student, distillation_logits(), student_loss_weight = 2)
  refused(
    teacher, student, distillation_feature(teacher_layer_name = "z"),
    class = "graph"
  )
})

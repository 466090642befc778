model <- function() {
  clear_session()
  keras_model_sequential(input_shape = 4, name = "small") |>
    layer_dense(8, activation = "relu") |>
    layer_batch_normalization() |>
    layer_dense(1)
}

test_that("a model prints as the table of its layers", {
  withr::local_options(width = 80)
  expect_snapshot(print(model()))
  expect_snapshot({
    x <- keras_input(4, name = "x")
    keras_model(x, layer_add(list(layer_dense(x, 4), x)), name = "skip")
  })
})

test_that("summary() prints and gives the text", {
  withr::local_options(width = 80)
  out <- capture.output(text <- summary(model(), line_length = 60))
  expect_identical(strsplit(text, "\n")[[1L]], out)
  expect_identical(text, format(model(), line_length = 60))
  expect_true(all(nchar(out) <= 60))
})

test_that("the summary has the options of keras3", {
  withr::local_options(width = 80)
  expect_snapshot(summary(
    model(), show_trainable = FALSE, positions = c(0.5, 0.7, 1),
    layer_range = c("dense", "batch_.*")
  ))
  inner <- model()
  x <- keras_input(4, name = "x")
  outer <- keras_model(x, inner(x), name = "outer")
  expect_snapshot(summary(outer, expand_nested = TRUE, line_length = 100))
})

test_that("columns that do not fit are an error", {
  expect_error(
    summary(model(), positions = "a"), class = "keratin_error_config"
  )
  expect_error(
    summary(model(), positions = 0.5), class = "keratin_error_config"
  )
  expect_error(
    summary(model(), line_length = 3), class = "keratin_error_config"
  )
  expect_error(
    summary(model(), line_length = 1e6), class = "keratin_error_config"
  )
  expect_error(
    summary(model(), layer_range = "dense"), class = "keratin_error_config"
  )
})

test_that("a model prints in the narrowest terminal", {
  withr::local_options(width = 10)
  expect_identical(max(nchar(capture.output(print(model())))), 40L)
})

test_that("str() of a model stays one line", {
  expect_output(str(model()), "^ <Sequential name=small, built=TRUE>$")
})

test_that("that models are not drawn is said", {
  model <- keras_model_sequential(input_shape = 2) |> layer_dense(1)
  error <- expect_error(plot(model), class = "keratin_error_state")
  expect_match(conditionMessage(error), "Models are not drawn yet", fixed = TRUE)
})

model <- function() {
  keras_model_sequential(input_shape = 4) |>
    layer_dense(8, name = "first") |>
    layer_batch_normalization(name = "norm") |>
    layer_dropout(0.5, name = "drop") |>
    layer_dense(1, name = "last")
}

trained <- function(model) {
  names <- vapply(model$layers, \(layer) layer$name, "")
  names[vapply(model$layers, \(layer) layer$trainable, NA)]
}

test_that("all of a model or layer is frozen and unfrozen", {
  m <- model()
  expect_identical(expect_invisible(freeze_weights(m)), m)
  expect_identical(trained(m), character())
  expect_false(m$trainable)
  expect_length(m$trainable_weights, 0)
  expect_length(m$non_trainable_weights, 8)
  unfreeze_weights(m)
  expect_length(trained(m), 4)
  expect_length(m$trainable_weights, 6)

  layer <- layer_dense(units = 2)
  expect_false(freeze_weights(layer)$trainable)
  expect_true(unfreeze_weights(layer)$trainable)
})

test_that("`from` and `to` are names, places or layers", {
  m <- model()
  freeze_weights(m, from = "norm", to = "drop")
  expect_identical(trained(m), c("first", "last"))
  unfreeze_weights(m, from = 2, to = -2)
  expect_identical(trained(m), c("norm", "drop"))
  freeze_weights(m, to = m$layers[[3]])
  expect_identical(trained(m), "last")
  unfreeze_weights(m, from = -1)
  expect_identical(trained(m), "last")
  freeze_weights(m, from = -1L)
  expect_identical(trained(m), c("first", "norm", "drop"))
  freeze_weights(m, from = NULL)
  expect_identical(trained(m), character())
  expect_true(m$trainable)
})

test_that("`which` chooses layers in many ways", {
  chosen <- function(which) trained(unfreeze_weights(model(), which = which))
  expect_identical(chosen("norm"), "norm")
  expect_identical(chosen(c("last", "first")), c("first", "last"))
  expect_identical(chosen(c(1, -1)), c("first", "last"))
  expect_identical(chosen(list("norm", 1L)), c("first", "norm"))
  expect_identical(chosen(c(TRUE, FALSE, FALSE, TRUE)), c("first", "last"))
  expect_identical(chosen(\(x) startsWith(x$name, "d")), "drop")
  expect_identical(chosen(~ grepl("st$", .x$name)), c("first", "last"))
  expect_identical(chosen(integer()), character())

  m <- model()
  freeze_weights(m, which = m$layers[[2]])
  expect_identical(trained(m), c("first", "drop", "last"))
  freeze_weights(m, which = list(m$layers[[1]], "last"))
  expect_identical(trained(m), c("norm", "drop"))
})

test_that("layers inside follow, also one that is chosen by itself", {
  inner <- model()
  x <- keras_input(4)
  outer <- keras_model(x, layer_dense(inner(x), 2, name = "head"))
  freeze_weights(outer, which = inner$name)
  expect_identical(trained(inner), character())
  expect_length(outer$trainable_weights, 2)
  unfreeze_weights(outer, which = list(inner$layers[[1]]))
  expect_identical(trained(inner), "first")
  # Those of the layer inside; the head was not chosen.
  expect_length(outer$trainable_weights, 2)
})

test_that("nothing changes when a layer is not found", {
  m <- model()
  freeze_weights(m, to = "norm")
  before <- trained(m)
  refused <- list(
    \() freeze_weights(m, from = "nrom"), \() freeze_weights(m, from = 5),
    \() freeze_weights(m, from = 0), \() freeze_weights(m, from = 3, to = 2),
    \() unfreeze_weights(m, which = c("first", "none")),
    \() freeze_weights(m, which = TRUE), \() freeze_weights(m, which = \(x) NA),
    \() freeze_weights(m, which = 1, from = 2),
    \() freeze_weights(m, which = list(2.5)),
    \() unfreeze_weights(m, to = layer_dense(units = 2)),
    \() freeze_weights(layer_dense(units = 1), from = 1),
    \() freeze_weights("model")
  )
  for (f in refused) {
    expect_error(f(), class = "keratin_error_config", label = deparse1(f))
  }
  expect_identical(trained(m), before)
  expect_error(
    freeze_weights(keras_model_sequential(), from = 1),
    class = "keratin_error_state"
  )
})

test_that("what is frozen stands in the config and in the summary", {
  m <- freeze_weights(model(), to = "norm")
  config <- get_config(m)
  expect_false(config$layers[["first"]]$config$trainable)
  expect_true(config$layers[["last"]]$config$trainable)
  again <- from_config(config)
  expect_identical(trained(again), trained(m))
  expect_match(format(m, line_length = 100), "Trainable", fixed = TRUE)
})

# The paths of weights that are trained; what Keras records of the same models.
trained_weights <- function(object) {
  vapply(object$trainable_weights, \(weight) weight$path, "")
}

test_that("`trainable` goes downwards, and counts from above", {
  inner <- keras_model_sequential(
    input_shape = 4, name = "inner", layers = list(
      layer_dense(units = 4, name = "a"), layer_batch_normalization(name = "bn")
    )
  )
  x <- keras_input(4)
  outer <- keras_model(x, layer_dense(inner(x), 2, name = "d"))

  outer$trainable <- FALSE
  inner$layers[[1]]$trainable <- TRUE
  expect_identical(trained_weights(outer), character())
  first <- inner$layers[[1]]
  expect_identical(trained_weights(first), c("inner/a/kernel", "inner/a/bias"))
  outer$trainable <- TRUE
  expect_identical(trained_weights(outer), c(
    "inner/a/kernel", "inner/a/bias", "inner/bn/gamma", "inner/bn/beta",
    "d/kernel", "d/bias"
  ))
  inner$trainable <- FALSE
  inner$layers[[2]]$trainable <- TRUE
  # A model inside that is not trained does not hide what is trained in it.
  expect_identical(trained_weights(outer), c(
    "inner/bn/gamma", "inner/bn/beta", "d/kernel", "d/bias"
  ))
})

test_that("`trainable` holds for weights that come later", {
  layer <- layer_batch_normalization(name = "norm")
  layer$trainable <- FALSE
  layer$build(shape(NA, 3))
  expect_identical(trained_weights(layer), character())
  layer$trainable <- TRUE
  expect_identical(trained_weights(layer), c("norm/gamma", "norm/beta"))

  model <- keras_model_sequential(
    input_shape = 3, trainable = FALSE, name = "s"
  ) |>
    layer_dense(2, name = "q")
  expect_identical(trained_weights(model), character())
  # The layer itself was never told.
  expect_true(model$layers[[1]]$trainable)

  twice <- time_distributed(
    layer = layer_dense(units = 2, name = "in", trainable = FALSE), name = "td"
  )
  twice$build(shape(NA, 5, 3))
  expect_identical(trained_weights(twice), character())
  twice$trainable <- TRUE
  expect_identical(trained_weights(twice), c("td/in/kernel", "td/in/bias"))
})

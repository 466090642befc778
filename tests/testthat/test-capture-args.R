maker <- function(
  object, units, activation = NULL, axis = -1L, units_max = 8L, ...
) {
  args <- capture_args(axis = as_axis)
  args
}

merger <- function(inputs, ..., axis = -1L) {
  args <- capture_args(axis = as_axis, .inputs = TRUE)
  list(inputs = merge_inputs(inputs, ...), args = args)
}

test_that("the arguments given are captured, in the function's order", {
  expect_identical(
    maker(NULL, activation = "relu", name = "a", units = 4),
    list(units = 4, activation = "relu", name = "a")
  )
  expect_identical(maker(NULL, 4, "relu"), list(units = 4, activation = "relu"))
  expect_identical(maker(), structure(list(), names = character()))
})

test_that("defaults are left to the core, a given NULL is an argument", {
  expect_identical(maker(units = 4), list(units = 4))
  expect_identical(
    maker(units = 4, activation = NULL), list(units = 4, activation = NULL)
  )
  expect_identical(maker(units = 4, axis = NULL), list(units = 4, axis = NULL))
})

test_that("arguments are evaluated where they were written, object is not", {
  size <- 3
  make <- function(size) maker(stop("not needed"), size + 1, name = "a")
  expect_identical(make(10), list(units = 11, name = "a"))
  expect_identical(1 |> maker(size), list(units = 3))
})

test_that("arguments that have no value are left out if they are required", {
  make <- function(units, activation) maker(units = units)
  expect_identical(make(), structure(list(), names = character()))
  make <- function(units, activation) maker(units = 4, activation = activation)
  expect_error(make(), "activation")
  expect_identical(maker(, 4, ), list(units = 4))
})

test_that("arguments can be handed on by other functions", {
  make <- function(...) maker(NULL, ...)
  expect_identical(make(4, name = "a"), list(units = 4, name = "a"))
  expect_identical(
    do.call(maker, list(NULL, units = 4, name = "a")),
    list(units = 4, name = "a")
  )
  expect_identical(
    lapply(c(2, 3), maker, object = NULL),
    list(list(units = 2), list(units = 3))
  )
})

test_that("an abbreviated name stays as it was written", {
  expect_identical(maker(NULL, act = "relu"), list(act = "relu"))
  expect_identical(
    maker(NULL, units = 4, units_m = 9), list(units = 4, units_m = 9)
  )
  make <- function(...) maker(NULL, ...)
  expect_identical(
    make(act = "relu", name = "a"), list(act = "relu", name = "a")
  )
  expect_identical(do.call(maker, list(NULL, ax = 1)), list(ax = 0L))
  expect_identical(
    lapply("relu", maker, object = NULL, units = 1, ax = 2),
    list(list(units = 1, activation = "relu", ax = 1L))
  )
  expect_identical(
    maker(NULL, units = 4, unit = 5, units_max = 9),
    list(units = 4, units_max = 9, unit = 5)
  )
})

test_that("what is called on has no abbreviation", {
  expect_error(maker(obj = 1), class = "keratin_error_config")
  expect_snapshot(error = TRUE, maker(obj = 1, units = 4))
})

test_that("arguments that are left over need a name", {
  expect_snapshot(error = TRUE, {
    maker(NULL, 4, "relu", 1, 8, "a", name = "b", 1:3)
  })
  expect_error(
    maker(NULL, 4, "relu", 1, 8, "a"), class = "keratin_error_config"
  )
})

test_that("no argument is taken twice", {
  error <- expect_error(
    maker(NULL, 4, name = "a", name = "b"), class = "keratin_error_config"
  )
  expect_identical(error$path, "name")
  expect_snapshot(error = TRUE, maker(NULL, 4, name = "a", name = "b"))
})

test_that("an empty argument at the end is none, and `!!!` stands for many", {
  expect_identical(maker(NULL, 4, name = "a", ), list(units = 4, name = "a"))
  more <- list(name = "a", dtype = "float16")
  expect_identical(
    maker(NULL, 4, NULL, 1, 8, !!!more),
    list(
      units = 4, activation = NULL, axis = 0L, units_max = 8,
      name = "a", dtype = "float16"
    )
  )
})

test_that("the shapes that every layer takes are lists of dimensions", {
  expect_identical(
    maker(NULL, 4, input_shape = c(NA, 3), batch_input_shape = 2),
    list(
      units = 4, input_shape = list(NULL, 3), batch_input_shape = list(2)
    )
  )
})

test_that("converted arguments name the user's call when they are wrong", {
  error <- expect_error(
    layer_activation_softmax(axis = 0), class = "keratin_error_config"
  )
  expect_identical(error$path, "axis")
  expect_identical(error$call, quote(layer_activation_softmax(axis = 0)))
})

test_that("merging layers take inputs from both places", {
  none <- structure(list(), names = character())
  expect_identical(merger(), list(inputs = NULL, args = none))
  expect_identical(merger(1), list(inputs = list(1), args = none))
  expect_identical(
    merger(list(1, 2), 3, name = "a", 4, axis = 2),
    list(inputs = list(1, 2, 3, 4), args = list(axis = 1L, name = "a"))
  )
  expect_identical(merger(1, 2, ), list(inputs = list(1, 2), args = none))
  tensor <- structure(list(), class = "tensor")
  expect_identical(
    merger(tensor, tensor), list(inputs = list(tensor, tensor), args = none)
  )
})

test_that("a function that makes an object stands for what it makes", {
  layer <- layer_dense(
    units = 2, kernel_initializer = initializer_he_normal,
    kernel_regularizer = regularizer_l2, bias_constraint = constraint_nonneg
  )
  classes <- c(
    class(layer$kernel_initializer)[[1L]], class(layer$kernel_regularizer)[[1L]],
    class(layer$bias_constraint)[[1L]]
  )
  expect_identical(sub(".*\\.", "", classes), c("HeNormal", "L2", "NonNeg"))
  metric_mine <- function(y_true, y_pred) y_pred
  wrapped <- metric_mean_wrapper(fn = metric_mine)
  expect_identical(get_config(wrapped)$fn$config, "metric_mine")
})

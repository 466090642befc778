# What belongs to a layer whose class is written in R. What is expected is what
# Keras has for the same classes in Python.

paths <- function(weights) vapply(weights, \(weight) weight$path, "")
dense <- function(units, ...) layer_dense(units = units, ...)

built_dense <- function(name) {
  layer <- dense(3, name = name)
  layer$build(shape(NA, 2))
  layer
}

test_that("lists of layers are tracked in order, each layer once", {
  layer_nested <- Layer(
    "Nested",
    initialize = function(...) {
      super$initialize(...)
      self$a <- dense(1, name = "c1")
      self$list <- list(
        dense(1, name = "c2"),
        list(dense(1, name = "c3"), list(x = dense(1, name = "c4"))), self$a
      )
      self$map <- list(p = dense(1, name = "c5"), q = list(dense(1, name = "c6")))
      self$a <- dense(1, name = "c7")
      self$again <- list(dense(1, name = "c8"), self$list[[1]])
    },
    build = function(input_shape) {
      for (layer in c(list(self$a), self$map$q, self$list[[2]][1])) {
        layer$build(input_shape)
      }
      self$w <- self$add_weight(shape = 1, name = "w")
      self$late <- dense(1, name = "c9")
      self$late$build(input_shape)
    }
  )
  layer <- layer_nested(name = "c")
  layer$build(shape(NA, 2))
  expect_identical(paths(layer$weights), c(
    "c/w", "c/c3/kernel", "c/c3/bias", "c/c6/kernel", "c/c6/bias",
    "c/c7/kernel", "c/c7/bias", "c/c9/kernel", "c/c9/bias"
  ))
  layer_growing <- Layer(
    "Growing",
    initialize = function(...) {
      super$initialize(...)
      self$items <- list()
      self$items[[1]] <- dense(1, name = "e1")
      self$items <- c(self$items, dense(1, name = "e2"))
      self$items$named <- dense(1, name = "e3")
      self$items[["named"]] <- NULL
    },
    call = function(inputs) {
      for (item in self$items) inputs <- item(inputs)
      inputs
    }
  )
  layer <- layer_growing(name = "e")
  layer(keras_input(2))
  expect_identical(
    paths(layer$weights), c("e/e1/kernel", "e/e1/bias", "e/e2/kernel", "e/e2/bias")
  )
})

test_that("a weight of another layer belongs to both", {
  layer_both <- Layer(
    "Both",
    initialize = function(other, ...) {
      super$initialize(...)
      self$first <- self$add_weight(shape(2), name = "first")
      self$other <- other$kernel
      self$last <- self$add_weight(shape(3), name = "last", trainable = FALSE)
      self$same <- list(other$kernel, k = list(self$first))
    }
  )
  other <- built_dense("d")
  layer <- layer_both(other = other, name = "a")
  expect_identical(paths(layer$weights), c("a/first", "d/kernel", "a/last"))
  expect_identical(paths(layer$trainable_weights), c("a/first", "d/kernel"))
  layer$trainable <- FALSE
  expect_identical(
    vapply(other$weights, \(weight) weight$trainable, NA), c(FALSE, TRUE)
  )
  expect_identical(paths(other$trainable_weights), "d/bias")
  layer$trainable <- TRUE
  expect_identical(paths(other$trainable_weights), c("d/kernel", "d/bias"))
})

test_that("a weight that is not trained stays so in another layer", {
  layer_borrower <- Layer(
    "Borrower",
    initialize = function(other, ...) {
      super$initialize(...)
      self$k <- other$kernel
      self$own <- self$add_weight(shape(1), name = "own")
    }
  )
  other <- built_dense("d")
  other$trainable <- FALSE
  layer <- layer_borrower(other = other, name = "g")
  expect_identical(paths(layer$weights), c("g/own", "d/kernel"))
  layer$trainable <- FALSE
  layer$trainable <- TRUE
  expect_identical(paths(layer$trainable_weights), "g/own")
})

test_that("a weight that several layers have stands where it is met first", {
  layer_tied <- Layer(
    "Tied",
    initialize = function(dense, ...) {
      super$initialize(...)
      self$dense <- dense
    },
    build = function(input_shape) {
      self$kernel <- self$dense$kernel
      self$bias <- self$add_weight(self$kernel$shape[[1]], name = "bias")
    },
    call = function(inputs) op_matmul(inputs, op_transpose(self$kernel)) + self$bias
  )
  x <- keras_input(4)
  encoder <- dense(2, name = "enc")
  decoder <- layer_tied(dense = encoder, name = "tied")
  model <- keras_model(x, x |> encoder() |> decoder())
  expect_identical(paths(decoder$weights), c("enc/kernel", "tied/bias", "enc/bias"))
  expect_identical(paths(model$weights), c("enc/kernel", "enc/bias", "tied/bias"))
  expect_identical(count_params(model), 14L)
})

test_that("weights come too late when the layer is built, and not from nowhere", {
  layer_plain <- Layer("Plain", call = function(inputs) inputs)
  layer <- layer_plain(name = "p")
  layer(keras_input(2))
  other <- built_dense("d")
  expect_error(layer$k <- other$kernel, "is built already", class = "keratin_error_state")
  gone <- built_dense("gone")$kernel
  gc()
  layer <- layer_plain()
  expect_error(layer$k <- gone, "`gone/kernel` is gone", class = "keratin_error_state")
})

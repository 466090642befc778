test_that("a layer written in R that has a state size can be a cell", {
  cell_class <- new_layer_class(
    "SmallCell",
    initialize = function(units, ...) {
      super$initialize(...)
      self$units <- as.integer(units)
      self$state_size <- as.integer(units)
    },
    build = function(input_shape) {
      self$kernel <- self$add_weight(
        shape = shape(input_shape[[2]], self$units),
        initializer = "uniform",
        name = "kernel"
      )
    },
    call = function(inputs, states) list(inputs, states)
  )
  layer <- layer_rnn(
    cell = cell_class(units = 3),
    return_sequences = TRUE,
    return_state = TRUE,
    name = "outer"
  )
  outputs <- layer(keras_input(c(10, 4)))
  shapes <- lapply(outputs, \(x) as.list(x$shape))
  expect_identical(shapes, list(list(NULL, 10L, 3L), list(NULL, 3L)))
  paths <- vapply(layer$weights, \(w) w$path, "")
  expect_identical(paths, "outer/small_cell/kernel")
})

test_that("a layer without a state size is no cell", {
  expect_error(
    layer_rnn(cell = layer_dense(units = 3)),
    "is no recurrent cell",
    class = "keratin_error_class"
  )
})

test_that("wrappers give the layer they were given", {
  dense <- layer_dense(units = 2, name = "inner")
  over_time <- layer_time_distributed(layer = dense, name = "over")
  over_time(keras_input(c(10, 4)))
  expect_true(dense$built)
  expect_true(over_time$layer$built)
  expect_identical(over_time$layer$path, "over/inner")
})

test_that("both directions of a wrapper are copies", {
  both <- layer_bidirectional(layer = layer_gru(units = 2, name = "gru"))
  expect_identical(both$forward_layer$name, "forward_gru")
  expect_identical(both$backward_layer$name, "backward_gru")
})

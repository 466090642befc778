keras_input(shape = c(28, 28, 3)) |>
  layer_batch_normalization(momentum = 0.9)

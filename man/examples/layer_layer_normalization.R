keras_input(shape = c(10, 4)) |>
  layer_layer_normalization(axis = -1)

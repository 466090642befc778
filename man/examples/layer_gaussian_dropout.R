keras_input(shape = 8) |>
  layer_gaussian_dropout(rate = 0.2)

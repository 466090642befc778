keras_input(shape = 8) |>
  layer_dropout(rate = 0.2)

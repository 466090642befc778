keras_input(shape = 8) |>
  layer_alpha_dropout(rate = 0.2)

keras_input(shape = 8) |>
  layer_activation("relu")

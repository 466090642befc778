keras_input(shape = c(28, 28, 3)) |>
  layer_rescaling(scale = 1 / 127.5, offset = -1)

keras_input(shape = c(28, 28, 3)) |>
  layer_resizing(height = 14, width = 14)

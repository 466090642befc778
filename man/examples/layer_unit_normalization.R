keras_input(shape = c(10, 4)) |>
  layer_unit_normalization()

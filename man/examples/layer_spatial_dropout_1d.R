keras_input(shape = c(10, 4)) |>
  layer_spatial_dropout_1d(rate = 0.2)

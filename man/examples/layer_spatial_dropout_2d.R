keras_input(shape = c(28, 28, 3)) |>
  layer_spatial_dropout_2d(rate = 0.2)

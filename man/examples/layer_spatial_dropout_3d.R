keras_input(shape = c(8, 8, 8, 2)) |>
  layer_spatial_dropout_3d(rate = 0.2)

keras_input(shape = c(10, 28, 28, 3)) |>
  layer_time_distributed(layer_conv_2d(filters = 4, kernel_size = 3))

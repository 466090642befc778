keras_input(shape = 8) |>
  layer_gaussian_noise(stddev = 0.1)

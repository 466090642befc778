keras_input(shape = 8) |>
  layer_activation_leaky_relu(negative_slope = 0.1)

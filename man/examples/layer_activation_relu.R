keras_input(shape = 8) |>
  layer_activation_relu(max_value = 6)

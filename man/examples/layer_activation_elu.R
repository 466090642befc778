keras_input(shape = 8) |>
  layer_activation_elu(alpha = 0.5)

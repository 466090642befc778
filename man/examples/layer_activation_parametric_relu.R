keras_input(shape = c(28, 28, 3)) |>
  layer_activation_parametric_relu(shared_axes = c(1, 2))

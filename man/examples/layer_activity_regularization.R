keras_input(shape = 8) |>
  layer_activity_regularization(l2 = 0.01)

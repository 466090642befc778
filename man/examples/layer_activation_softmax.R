keras_input(shape = 10) |>
  layer_activation_softmax()

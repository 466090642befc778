keras_input(shape = c(10, 4)) |>
  layer_bidirectional(layer_lstm(units = 8))

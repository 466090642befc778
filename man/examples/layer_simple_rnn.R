keras_input(shape = c(10, 4)) |>
  layer_simple_rnn(units = 8)

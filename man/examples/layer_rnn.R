keras_input(shape = c(10, 4)) |>
  layer_rnn(cell = rnn_cell_lstm(units = 8))

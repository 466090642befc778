cells <- list(rnn_cell_lstm(units = 8), rnn_cell_lstm(units = 4))
keras_input(shape = c(10, 4)) |>
  layer_rnn(cell = rnn_cells_stack(cells))

layer_rnn(cell = rnn_cell_lstm(units = 8))

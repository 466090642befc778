layer_rnn(cell = rnn_cell_gru(units = 8))

layer_rnn(cell = rnn_cell_simple(units = 8))

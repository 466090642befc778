keras_input(shape = c(10, 4)) |>
  layer_lstm(units = 8, return_sequences = TRUE)

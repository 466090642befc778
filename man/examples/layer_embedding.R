keras_input(shape = 10) |>
  layer_embedding(input_dim = 1000, output_dim = 64)

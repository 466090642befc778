keras_input(shape = c(32, 128)) |>
  layer_einsum_dense("abc,cd->abd", output_shape = c(NA, 64))

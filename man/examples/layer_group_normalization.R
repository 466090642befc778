keras_input(shape = c(28, 28, 8)) |>
  layer_group_normalization(groups = 4)

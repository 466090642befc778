keras_input(shape = c(10, 4)) |>
  layer_masking(mask_value = -1)

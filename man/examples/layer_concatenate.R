a <- keras_input(shape = c(10, 4))
b <- keras_input(shape = c(10, 2))
layer_concatenate(a, b)

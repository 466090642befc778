a <- keras_input(shape = 8)
b <- keras_input(shape = 8)
layer_minimum(a, b)

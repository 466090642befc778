a <- keras_input(shape = c(10, 4))
b <- keras_input(shape = c(10, 4))
layer_dot(a, b, axes = 2)

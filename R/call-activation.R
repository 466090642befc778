# Calls an activation function on a symbolic tensor: records the operation that
# Keras records for it. `name` is Keras's path of the function, `args` are its other
# arguments, as Keras has them.
call_activation <- function(name, x, args) {
  short <- sub("^.*[.]", "", name)
  if (missing(x) || !is_tensor(x)) {
    keratin_abort(
      "state",
      paste0(
        "`activation_", short,
        "()` was given no symbolic tensor, and activations do not compute values yet"
      ),
      expected = "a tensor such as `keras_input()` gives",
      hint = paste0(
        "Give the function itself to a layer: `activation = activation_", short, "`."
      )
    )
  }
  if (short == "linear") {
    return(x)
  }
  # Inside the call of a layer, Keras runs the function itself.
  instead <- activations_instead[short]
  if (!is.na(instead) && !rust(rs_is_tracing())) {
    keratin_abort(
      "graph",
      paste0("Keras records no call of `activation_", short, "()` in a model"),
      hint = paste0(
        "Use `", instead, "` or `layer_activation(x, activation_", short, ")`."
      )
    )
  }
  if (short == "mish") {
    return(x * op_tanh(op_softplus(x)))
  }
  # The operation has another default.
  if (short == "gelu") {
    args$approximate <- args$approximate %||% FALSE
  }
  path <- paste0("keras.src.", activation_operations[[short]])
  call_operation(path, list(x), args)
}

# The operations that Keras records for activations.
activation_operations <- c(
  celu = "ops.nn.Celu", elu = "ops.nn.Elu", exponential = "ops.numpy.Exp",
  gelu = "ops.nn.Gelu", glu = "ops.nn.Glu", hard_shrink = "ops.nn.HardShrink",
  hard_sigmoid = "ops.nn.HardSigmoid", hard_silu = "ops.nn.HardSilu",
  hard_tanh = "ops.nn.HardTanh", leaky_relu = "ops.nn.LeakyRelu",
  log_sigmoid = "ops.nn.LogSigmoid", log_softmax = "ops.nn.LogSoftmax",
  relu = "activations.activations.ReLU", relu6 = "ops.nn.Relu6",
  selu = "ops.nn.Selu", sigmoid = "ops.nn.Sigmoid", silu = "ops.nn.Silu",
  soft_shrink = "ops.nn.SoftShrink", softmax = "ops.nn.Softmax",
  softplus = "ops.nn.Softplus", softsign = "ops.nn.Softsign",
  sparse_plus = "ops.nn.SparsePlus", sparse_sigmoid = "ops.nn.SparseSigmoid",
  sparsemax = "ops.nn.Sparsemax", squareplus = "ops.nn.Squareplus",
  tanh = "ops.numpy.Tanh", tanh_shrink = "ops.nn.TanhShrink",
  threshold = "ops.nn.Threshold"
)

# Activations that Keras calls on values alone, and what to call instead.
activations_instead <- c(
  hard_silu = "op_hard_silu(x)", mish = "x * op_tanh(op_softplus(x))",
  sparsemax = "op_sparsemax(x)",
  threshold = "op_threshold(x, threshold, default_value)"
)

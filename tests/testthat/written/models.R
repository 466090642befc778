# Models that are written: functions that make them, by name. Their classes of
# layers, and their functions, have counterparts of the same names in
# dev/oracle/custom.py.

layer_scale <- Layer(
  "Scale",
  initialize = function(initial = 1, ...) {
    super$initialize(...)
    self$initial <- initial
  },
  build = function(input_shape) {
    self$factor <- self$add_weight(
      shape = input_shape[[length(input_shape)]],
      initializer = initializer_constant(self$initial), name = "factor"
    )
  },
  compute_output_shape = function(input_shape) input_shape,
  parent_env = globalenv()
)

layer_block <- Layer(
  "Block",
  initialize = function(units, rate = 0.5, ...) {
    super$initialize(...)
    self$units <- units
    self$rate <- rate
    self$dense <- layer_dense(units = units, name = "dense")
  },
  build = function(input_shape) {
    self$gain <- self$add_weight(
      shape = list(), initializer = "ones", name = "gain", trainable = FALSE
    )
    self$dense$build(input_shape)
  },
  call = function(inputs, training = FALSE) self$dense(inputs) * self$gain,
  compute_output_shape = function(input_shape) {
    input_shape[[length(input_shape)]] <- self$units
    input_shape
  },
  get_config = function() {
    utils::modifyList(
      super$get_config(), list(units = self$units, rate = self$rate)
    )
  },
  parent_env = globalenv()
)

halved <- function(part) part / 2
running <- function(state, part) list(state + part, state)

custom <- list(layer_scale, layer_block, halved = halved, running = running)

written_models <- list(
  sequential_named = function() {
    keras_model_sequential(input_shape = c(28, 28, 1), name = "digits") |>
      layer_conv_2d(32, 3, activation = "relu", name = "first") |>
      layer_max_pooling_2d(2) |>
      layer_flatten() |>
      layer_dropout(0.5) |>
      layer_dense(10, activation = "softmax")
  },
  # Keras makes no graph of this layer.
  sequential_of_equalization = function() {
    keras_model_sequential(layers = list(layer_equalization(bins = 64)))
  },
  sequential_of_layers = function() {
    keras_model_sequential(
      layers = list(
        layer_dense(units = 8), layer_activation(activation = "tanh"),
        layer_dense(units = 2)
      )
    )
  },
  sequential_batch_dtype = function() {
    keras_model_sequential(
      input_batch_shape = c(16, 5), input_dtype = "float16",
      input_name = "numbers"
    ) |>
      layer_dense(4, dtype = "mixed_bfloat16")
  },
  sequential_frozen = function() {
    keras_model_sequential(
      input_shape = 3, layers = list(
        layer_dense(units = 4, trainable = FALSE), layer_dense(units = 1)
      )
    )
  },
  sequential_text = function() {
    keras_model_sequential(input_shape = 20, input_dtype = "int32") |>
      layer_embedding(100, 8, mask_zero = TRUE) |>
      bidirectional(layer_lstm(units = 6, return_sequences = TRUE)) |>
      layer_gru(4) |>
      layer_dense(1, activation = "sigmoid")
  },
  sequential_nested = function() {
    keras_model_sequential(input_shape = 4, layers = list(
      keras_model_sequential(
        input_shape = 4, name = "inner", layers = list(
          layer_dense(units = 3), layer_batch_normalization()
        )
      ),
      layer_dense(units = 1)
    ))
  },
  several_inputs = function() {
    a <- keras_input(3, name = "a")
    b <- keras_input(c(5, 2), name = "b", dtype = "float64")
    flat <- layer_flatten(b)
    out <- layer_concatenate(list(layer_dense(a, 4), flat)) |> layer_dense(2)
    keras_model(list(a, b), out, name = "two")
  },
  several_outputs = function() {
    x <- keras_input(6)
    hidden <- x |> layer_dense(8, activation = "elu")
    keras_model(x, list(layer_dense(hidden, 1), layer_dense(hidden, 3)))
  },
  named_inputs_outputs = function() {
    age <- keras_input(1, name = "age")
    text <- keras_input(10, name = "text")
    both <- layer_concatenate(list(age, layer_dense(text, 4)))
    keras_model(
      list(age = age, text = text),
      list(label = layer_dense(both, 2), score = layer_dense(both, 1))
    )
  },
  nested_structure = function() {
    a <- keras_input(2, name = "a")
    b <- keras_input(2, name = "b")
    c <- keras_input(2, name = "c")
    sum <- layer_add(list(a, b))
    keras_model(
      list(first = a, rest = list(b, c)),
      list(list(sum, c), layer_dense(c, 1))
    )
  },
  shared_layer = function() {
    a <- keras_input(4, name = "a")
    b <- keras_input(4, name = "b")
    shared <- layer_dense(units = 5, name = "shared")
    keras_model(list(a, b), layer_subtract(list(shared(a), shared(b))))
  },
  shared_in_a_row = function() {
    x <- keras_input(4)
    shared <- layer_dense(units = 4, activation = "relu")
    keras_model(x, shared(shared(shared(x))))
  },
  nested_model = function() {
    inside <- keras_input(4, name = "inside")
    inner <- keras_model(inside, layer_dense(inside, 3), name = "inner")
    x <- keras_input(4, name = "outside")
    keras_model(x, layer_dense(inner(x), 1), name = "outer")
  },
  shared_nested_model = function() {
    encoder <- keras_model_sequential(c(8, 8, 1), name = "twin") |>
      layer_conv_2d(4, 3) |>
      layer_global_average_pooling_2d()
    left <- keras_input(c(8, 8, 1), name = "left")
    right <- keras_input(c(8, 8, 1), name = "right")
    near <- layer_dot(list(encoder(left), encoder(right)), axes = 2)
    keras_model(list(left, right), near, name = "siamese")
  },
  nested_three_deep = function() {
    model <- keras_model_sequential(input_shape = 3, name = "level_0") |>
      layer_dense(3)
    for (i in 1:3) {
      x <- keras_input(3, name = paste0("x_", i))
      model <- keras_model(x, layer_dense(model(x), 3),
        name = paste0("level_", i))
    }
    model
  },
  nested_several = function() {
    a <- keras_input(2, name = "a")
    b <- keras_input(2, name = "b")
    inner <- keras_model(
      list(a, b), list(layer_add(list(a, b)), layer_multiply(list(a, b))),
      name = "inner"
    )
    x <- keras_input(2, name = "x")
    y <- keras_input(2, name = "y")
    out <- inner(list(x, y))
    keras_model(list(x, y), layer_concatenate(list(out[[1L]], out[[2L]])))
  },
  residual = function() {
    x <- keras_input(c(16, 16, 4))
    out <- x
    for (i in 1:3) {
      branch <- out |>
        layer_conv_2d(4, 3, padding = "same", use_bias = FALSE) |>
        layer_batch_normalization() |>
        layer_activation("relu")
      out <- layer_add(list(out, branch))
    }
    keras_model(x, layer_global_average_pooling_2d(out))
  },
  inception = function() {
    x <- keras_input(c(16, 16, 8))
    branches <- list(
      layer_conv_2d(x, 4, 1, activation = "relu"),
      x |> layer_conv_2d(4, 1) |> layer_conv_2d(4, 3, padding = "same"),
      x |> layer_max_pooling_2d(3, strides = 1, padding = "same")
    )
    keras_model(x, layer_concatenate(branches))
  },
  u_net = function() {
    x <- keras_input(c(16, 16, 1))
    down <- layer_conv_2d(x, 4, 3, padding = "same", activation = "relu")
    deep <- down |>
      layer_max_pooling_2d() |>
      layer_separable_conv_2d(8, 3, padding = "same")
    up <- deep |> layer_conv_2d_transpose(4, 2, strides = 2)
    out <- layer_concatenate(list(down, up)) |> layer_conv_2d(1, 1)
    keras_model(x, out, name = "u_net")
  },
  autoencoder = function() {
    x <- keras_input(12, name = "original")
    code <- x |> layer_dense(3, name = "code")
    keras_model(x, list(copy = layer_dense(code, 12), code = code))
  },
  sequence_to_vector = function() {
    x <- keras_input(c(NA, 5), name = "sequence")
    out <- x |>
      layer_masking() |>
      layer_lstm(7, return_sequences = TRUE, dropout = 0.1) |>
      time_distributed(layer_dense(units = 2)) |>
      layer_global_average_pooling_1d()
    keras_model(x, out)
  },
  returned_states = function() {
    x <- keras_input(c(6, 3))
    out <- layer_lstm(x, 4, return_state = TRUE)
    keras_model(x, list(out[[1L]], out[[3L]]))
  },
  initial_states = function() {
    x <- keras_input(c(6, 3), name = "x")
    y <- keras_input(c(4, 3), name = "y")
    encoded <- layer_gru(x, 5, return_state = TRUE)
    decoder <- layer_gru(units = 5, return_sequences = TRUE)
    keras_model(list(x, y), decoder(y, initial_state = encoded[[2L]]))
  },
  training_argument = function() {
    x <- keras_input(4)
    dropout <- layer_dropout(rate = 0.5)
    norm <- layer_batch_normalization()
    keras_model(x, norm(dropout(x, training = TRUE), training = FALSE))
  },
  mixed_policies = function() {
    x <- keras_input(4)
    out <- x |>
      layer_dense(4, dtype = "mixed_float16") |>
      layer_dense(4, dtype = "bfloat16") |>
      layer_dense(1, dtype = "float64")
    keras_model(x, out)
  },
  identity_model = function() {
    x <- keras_input(4, name = "x")
    keras_model(x, x)
  },
  unused_branch = function() {
    x <- keras_input(4, name = "x")
    hidden <- layer_dense(x, 3, name = "used")
    layer_dense(hidden, 9, name = "unused")
    keras_model(x, hidden)
  },
  fixed_batch = function() {
    x <- keras_input(c(8, 3), batch_size = 2, name = "x")
    keras_model(x, layer_simple_rnn(x, 3, stateful = TRUE))
  },
  integer_input = function() {
    x <- keras_input(shape(), dtype = "int32", name = "id")
    keras_model(x, x |> layer_embedding(10, 4) |> layer_dense(1))
  },
  lora = function() {
    x <- keras_input(8)
    keras_model(x, layer_dense(x, 8, lora_rank = 2, lora_alpha = 4))
  },
  volumes = function() {
    x <- keras_input(c(8, 8, 8, 1))
    out <- x |>
      layer_conv_3d(2, 3, strides = 2, padding = "same") |>
      layer_layer_normalization() |>
      layer_average_pooling_3d(2) |>
      layer_flatten()
    keras_model(x, out)
  },
  custom_layer = function() {
    keras_model_sequential(input_shape = 5) |>
      layer_scale(initial = 0.25, name = "scale") |>
      layer_dense(2)
  },
  custom_in_graph = function() {
    x <- keras_input(c(7, 5))
    out <- x |> layer_block(units = 3L, rate = 0.125) |> layer_scale()
    keras_model(x, layer_add(list(out, layer_dense(x, 3))))
  },
  custom_shared = function() {
    a <- keras_input(4, name = "a")
    b <- keras_input(4, name = "b")
    scale <- layer_scale(initial = 2, trainable = FALSE)
    keras_model(list(a, b), layer_maximum(list(scale(a), scale(b))))
  },
  custom_wrapped = function() {
    x <- keras_input(c(7, 5))
    keras_model(x, time_distributed(x, layer_scale(name = "inner")))
  },
  feature_space = function() {
    space <- layer_feature_space(features = list(
      width = "float_rescaled", age = feature_float(),
      height = feature_float_normalized(name = "tall"),
      income = feature_float_discretized(num_bins = 4)
    ))
    out <- space$get_encoded_features() |> layer_dense(1)
    keras_model(space$get_inputs(), out)
  },
  unicode_names = function() {
    x <- keras_input(2, name = "entr\u00e9e")
    out <- layer_dense(x, 1, name = "sortie_\u00e9")
    keras_model(x, out, name = "mod\u00e8le")
  },
  edited_config = function() {
    model <- keras_model_sequential(input_shape = 6, name = "edited") |>
      layer_dense(8, name = "hidden") |>
      layer_dense(2, name = "head")
    config <- get_config(model)
    config$layers$hidden$config$units <- 32
    config$layers$hidden$config$activation <- "selu"
    config$layers$head$config$kernel_constraint <- constraint_unitnorm()
    from_config(config)
  },
  cloned = function() clone_model(written_models$residual()),
  distiller = function() {
    small <- function(units, name) {
      x <- keras_input(6, name = "x")
      out <- x |> layer_dense(units, name = "h") |> layer_dense(2, name = "y")
      keras_model(x, out, name = name)
    }
    x <- keras_input(6, name = "z")
    distiller <- keras_model_distiller(
      small(8, "teacher"), small(3, "student"), list(distillation_logits(2))
    )
    keras_model(x, distiller(x))
  },
  compiled_by_name = function() {
    model <- keras_model_sequential(input_shape = 6, name = "by_name") |>
      layer_dense(3, activation = "softmax")
    compile(
      model, "adamw", "categorical_crossentropy",
      c("accuracy", "AUC", "top_k_categorical_accuracy")
    )
    model
  },
  compiled_with_objects = function() {
    x <- keras_input(6, name = "x")
    out <- list(
      a = layer_dense(x, 1, name = "a"), b = layer_dense(x, 3, name = "b")
    )
    model <- keras_model(x, out, name = "with_objects")
    compile(
      model, optimizer_sgd(
        learning_rate_schedule_exponential_decay(0.1, 100, 0.9), momentum = 0.5
      ),
      loss = list(a = loss_huber(), b = loss_categorical_crossentropy),
      metrics = list(
        a = list(metric_mean_squared_error(), metric_mean_wrapper(
          fn = metric_mean_absolute_error, name = "wrapped"
        )),
        b = list(metric_auc(curve = "PR"), "mae", metric_categorical_accuracy)
      ),
      loss_weights = c(a = 1, b = 0.25), weighted_metrics = list(a = "mse"),
      steps_per_execution = 2
    )
    clone_model(model)
  }
)

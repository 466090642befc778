# Models of operations beside layers: functions that make them, by name.

flat <- function(size = 6, name = "x") keras_input(size, name = name)
steps <- function(name = "x") keras_input(c(5, 4), name = name)
image <- function(name = "x") keras_input(c(8, 8, 3), name = name)
terms <- function(name = "x") keras_input(7, dtype = "int32", name = name)

written_graphs <- list(
  arithmetic = function() {
    x <- flat()
    keras_model(x, (x + 1) * 2 - x / 3)
  },
  arithmetic_reversed = function() {
    x <- flat()
    keras_model(x, 1 - x * (2 / (x + 3)))
  },
  powers = function() {
    x <- flat()
    keras_model(x, x^2 + 2^x - x %% 3 + x %/% 2)
  },
  negation = function() {
    x <- flat()
    keras_model(x, list(-x, abs(x), sign(-x)))
  },
  comparison = function() {
    a <- flat(name = "a")
    b <- flat(name = "b")
    keras_model(list(a, b), list(a == b, a != b, a < b, a >= 0, 1 > b, a <= b))
  },
  logic = function() {
    a <- keras_input(3, dtype = "bool", name = "a")
    b <- keras_input(3, dtype = "bool", name = "b")
    keras_model(list(a, b), list(a & b, a | b, !a, op_logical_xor(a, b)))
  },
  matrices = function() {
    a <- keras_input(c(4, 3), name = "a")
    b <- keras_input(c(3, 5), name = "b")
    keras_model(list(a, b), op_matmul(a, b) |> op_transpose(c(1, 3, 2)))
  },
  constants = function() {
    x <- flat(3)
    weights <- matrix(c(1, -0.5, 0.25, 2, 0, 3), nrow = 3L)
    keras_model(x, op_matmul(x, weights) + c(0.5, 1e-7))
  },
  constant_integers = function() {
    x <- keras_input(c(2, 3), dtype = "int64", name = "x")
    keras_model(x, x * matrix(1:6, nrow = 2L) + 7L)
  },
  base_functions = function() {
    x <- flat()
    keras_model(x, list(
      sqrt(x), exp(x), log(x), log1p(x), tanh(x), round(x, 2), floor(x)
    ))
  },
  totals = function() {
    x <- steps()
    keras_model(x, list(sum(x), mean(x), max(x), prod(x)))
  },
  reductions = function() {
    x <- steps()
    keras_model(x, list(
      op_sum(x, axis = 2), op_mean(x, axis = c(2, 3), keepdims = TRUE),
      op_max(x, axis = -1), op_std(x, axis = 1), op_argmax(x, axis = 3),
      op_any(x > 0, axis = 2), op_logsumexp(x, axis = -1)
    ))
  },
  reshaping = function() {
    x <- steps()
    keras_model(x, x |> op_reshape(c(-1, 2, 10)) |> op_squeeze() |>
      op_expand_dims(2) |> op_swapaxes(2, 4) |> op_flip(axis = 3))
  },
  joining = function() {
    a <- steps("a")
    b <- steps("b")
    keras_model(list(a, b), list(
      op_concatenate(list(a, b), axis = 2), op_stack(list(a, b), axis = 2),
      op_hstack(list(a, b)), op_append(a, b, axis = 3)
    ))
  },
  splitting = function() {
    x <- steps()
    parts <- op_split(x, 2, axis = 3)
    keras_model(x, op_multiply(parts[[1]], parts[[2]]))
  },
  unstacking = function() {
    x <- keras_input(c(3, 4), name = "x")
    rows <- op_unstack(x, axis = 2)
    keras_model(x, rows[[1]] + rows[[2]] - rows[[3]])
  },
  slices = function() {
    x <- steps()
    keras_model(x, list(
      x[, 1], x[, 2:4], x[, -1, ], x[, , 1:NA:2], x[, newaxis, 3], x[.., 1]
    ))
  },
  slices_in_sum = function() {
    x <- steps()
    keras_model(x, layer_dense(x[, 1:2] + x[, 3:4], 3))
  },
  slices_by_start = function() {
    x <- keras_input(batch_shape = c(2, 5, 4), name = "x")
    keras_model(x, op_slice(x, c(1, 2, 1), c(2, 3, 4)))
  },
  taking = function() {
    x <- steps()
    keras_model(x, list(
      op_take(x, c(1, 3), axis = 2), op_take_along_axis(x, array(
        c(1L, 2L), c(1, 2, 1)
      ), axis = 2)
    ))
  },
  padding = function() {
    x <- steps()
    keras_model(x, op_pad(x, list(c(0, 0), c(1, 2), c(0, 3)), constant_values = 1))
  },
  repeating = function() {
    x <- steps()
    keras_model(x, list(
      op_repeat(x, 3, axis = 2), op_tile(x, c(1, 2, 2)), op_roll(x, 2, axis = 3)
    ))
  },
  ordering = function() {
    x <- steps()
    top <- op_top_k(x, 2)
    keras_model(x, list(op_sort(x, axis = 2), op_argsort(x), top[[1]], top[[2]]))
  },
  choosing = function() {
    a <- flat(name = "a")
    b <- flat(name = "b")
    keras_model(list(a, b), list(
      op_where(a > b, a, b), op_maximum(a, 0), op_clip(b, -1, 1)
    ))
  },
  casting = function() {
    x <- flat()
    keras_model(x, op_cast(x > 0.5, "float16") |> op_cast("int32"))
  },
  likeness = function() {
    x <- steps()
    keras_model(x, list(
      op_zeros_like(x), op_ones_like(x, dtype = "int32"), op_full_like(x, 3)
    ))
  },
  einsum = function() {
    a <- steps("a")
    b <- steps("b")
    keras_model(list(a, b), op_einsum("bij,bkj->bik", a, b) |> op_softmax())
  },
  products = function() {
    a <- keras_input(c(3, 4), name = "a")
    b <- keras_input(c(4, 2), name = "b")
    keras_model(list(a, b), list(
      op_tensordot(a, b, axes = list(3, 2)), op_dot(a, b)
    ))
  },
  activations = function() {
    x <- flat()
    keras_model(x, list(
      op_relu(x), op_gelu(x, approximate = FALSE), op_silu(x), op_elu(x, 0.5),
      op_leaky_relu(x, 0.1), op_softmax(x, axis = -1), op_log_softmax(x),
      op_hard_sigmoid(x), op_glu(x), op_celu(x, 2)
    ))
  },
  convolutions = function() {
    x <- image()
    kernel <- array(0.5, c(3, 3, 3, 2))
    keras_model(x, op_conv(x, kernel, strides = 2, padding = "same") |>
      op_max_pool(2) |> op_average_pool(2, padding = "same"))
  },
  normalizations = function() {
    x <- steps()
    keras_model(x, list(
      op_normalize(x, axis = 2), op_norm(x, axis = 3), op_rms_normalization(x),
      op_layer_normalization(x)
    ))
  },
  moments = function() {
    x <- image()
    both <- op_moments(x, axes = c(2, 3), keepdims = TRUE)
    keras_model(x, (x - both[[1]]) / sqrt(both[[2]] + 1e-3))
  },
  image_sizes = function() {
    x <- image()
    large <- op_image_pad(x, 1, 2, target_height = 12, target_width = 12)
    small <- op_image_crop(large, 2, 2, 2, 2) |>
      op_image_resize(c(4, 6), "nearest", pad_to_aspect_ratio = TRUE)
    keras_model(x, list(large, small))
  },
  image_colors = function() {
    x <- image()
    hsv <- op_image_rgb_to_hsv(x)
    keras_model(x, list(
      op_image_hsv_to_rgb(hsv), op_image_rgb_to_grayscale(x),
      op_image_gaussian_blur(x, c(5, 5), c(2, 2))
    ))
  },
  image_places = function() {
    x <- image()
    map <- flat(8, name = "map")
    points <- keras_input(c(4, 2), name = "points")
    keras_model(list(x, map, points), list(
      op_image_affine_transform(x, map, fill_value = 1),
      op_image_perspective_transform(x, points, points + 1),
      op_image_elastic_transform(x, alpha = 10, seed = 1),
      op_image_map_coordinates(x, array(0.5, c(4, 5)), order = 1)
    ))
  },
  codes = function() {
    x <- terms()
    keras_model(x, list(op_one_hot(x, 5), op_multi_hot(x, 5)))
  },
  bits = function() {
    x <- terms()
    keras_model(x, op_bitwise_xor(x, op_left_shift(x, 2L)) |> op_bitwise_not())
  },
  losses = function() {
    a <- flat(3, name = "a")
    b <- flat(3, name = "b")
    keras_model(list(a, b), list(
      op_categorical_crossentropy(a, b), op_binary_crossentropy(a, b)
    ))
  },
  decompositions = function() {
    x <- keras_input(c(4, 4), name = "x")
    both <- op_qr(x)
    keras_model(x, list(op_inv(x), op_det(x), both[[1]], op_svd(x)[[2]]))
  },
  spectra = function() {
    x <- keras_input(16, name = "x")
    both <- op_rfft(x)
    keras_model(x, list(both[[1]], op_irfft(list(both[[1]], both[[2]]))))
  },
  cumulation = function() {
    x <- steps()
    keras_model(x, op_cumsum(x, axis = 2) + op_cumprod(x, axis = 2))
  },
  named_operations = function() {
    x <- flat(name = "x")
    keras_model(list(x = x), list(up = x + 1, down = x - 1), name = "both_ways")
  },
  skip_connection = function() {
    x <- flat()
    hidden <- layer_dense(x, 6, activation = "relu")
    keras_model(x, layer_dense(x + 0.5 * hidden, 1))
  },
  gated = function() {
    x <- flat()
    gate <- layer_dense(x, 6, activation = "sigmoid", name = "gate")
    keras_model(x, gate * x + (1 - gate) * layer_dense(x, 6, name = "other"))
  },
  attention_by_hand = function() {
    x <- steps()
    q <- layer_dense(x, 8, use_bias = FALSE)
    k <- layer_dense(x, 8, use_bias = FALSE)
    scores <- op_matmul(q, op_transpose(k, c(1, 3, 2))) / sqrt(8)
    keras_model(x, op_matmul(op_softmax(scores), layer_dense(x, 4)))
  },
  operations_of_operations = function() {
    x <- flat()
    y <- x
    for (i in 1:12) y <- op_tanh(y * (i / 4)) + x
    keras_model(x, y)
  },
  masked_sequence = function() {
    x <- terms()
    out <- x |>
      layer_embedding(20, 8, mask_zero = TRUE) |>
      layer_lstm(6, return_sequences = TRUE) |>
      layer_gru(3)
    keras_model(x, out)
  },
  masked_merge = function() {
    a <- terms("a")
    b <- terms("b")
    embed <- layer_embedding(input_dim = 9, output_dim = 4, mask_zero = TRUE)
    both <- layer_concatenate(list(embed(a), embed(b)), axis = 2)
    keras_model(list(a, b), both |> layer_simple_rnn(3) |> layer_dense(1))
  },
  masked_attention = function() {
    x <- terms()
    embedded <- layer_embedding(x, 9, 4, mask_zero = TRUE)
    attend <- layer_multi_head_attention(num_heads = 2, key_dim = 4)
    keras_model(x, attend(embedded, embedded, use_causal_mask = TRUE))
  },
  mask_given = function() {
    x <- steps()
    mask <- keras_input(5, dtype = "bool", name = "mask")
    keras_model(list(x, mask), layer_lstm(units = 3)(x, mask = mask))
  },
  mask_computed = function() {
    x <- steps()
    keras_model(x, layer_gru(units = 3)(x, mask = op_any(x != 0, axis = -1)))
  },
  states_from_dense = function() {
    x <- steps()
    context <- flat(3, name = "context")
    h <- layer_dense(context, 4, name = "h")
    c <- layer_dense(context, 4, name = "c")
    keras_model(
      list(x, context), layer_lstm(units = 4)(x, initial_state = list(h, c))
    )
  },
  states_computed = function() {
    x <- steps()
    start <- op_tanh(x[, 1]) * 0.5
    keras_model(x, layer_gru(units = 4)(x, initial_state = start))
  },
  encoder_decoder = function() {
    x <- terms("source")
    y <- terms("target")
    encoded <- layer_embedding(x, 30, 6, mask_zero = TRUE) |>
      layer_lstm(5, return_state = TRUE)
    decoder <- layer_lstm(units = 5, return_sequences = TRUE)
    decoded <- decoder(
      layer_embedding(y, 30, 6, mask_zero = TRUE), initial_state = encoded[2:3]
    )
    keras_model(list(x, y), layer_dense(decoded, 30, activation = "softmax"))
  },
  both_directions_with_states = function() {
    x <- steps()
    start <- lapply(1:4, \(i) flat(3, name = paste0("state_", i)))
    both <- bidirectional(layer = layer_lstm(units = 3))
    keras_model(c(list(x), start), both(x, initial_state = start))
  },
  nested_with_operations = function() {
    inside <- flat(4, name = "inside")
    inner <- keras_model(inside, op_relu(inside) + 1, name = "inner")
    x <- flat(4)
    keras_model(x, inner(x) * inner(2 * x))
  },
  nested_for_other_shapes = function() {
    inside <- keras_input(c(NA, 4), name = "inside")
    inner <- keras_model(inside, layer_conv_1d(inside, 2, 3), name = "inner")
    a <- keras_input(c(9, 4), name = "a")
    b <- keras_input(c(NA, 4), name = "b")
    keras_model(list(a, b), list(inner(a), inner(b), inner(a[, 1:5])))
  },
  shared_across_models = function() {
    shared <- layer_dense(units = 4, name = "shared")
    tower <- function(name) {
      x <- flat(4, name = paste0(name, "_in"))
      keras_model(x, tanh(shared(x)), name = name)
    }
    x <- flat(4)
    keras_model(x, tower("left")(x) - tower("right")(x))
  },
  cut_from_a_graph = function() {
    x <- flat()
    a <- layer_dense(x, 5, name = "a")
    b <- (a * 2) |> layer_dense(4, name = "b")
    keras_model(a, list(b, sum(b)), name = "upper_half")
  },
  siamese_distance = function() {
    encode <- keras_model_sequential(input_shape = 6, name = "encode") |>
      layer_dense(4) |>
      layer_unit_normalization()
    a <- flat(name = "a")
    b <- flat(name = "b")
    difference <- encode(a) - encode(b)
    keras_model(
      list(a, b), sqrt(op_sum(difference^2, axis = -1, keepdims = TRUE))
    )
  },
  functions_of_parts = function() {
    x <- steps()
    y <- op_map(x, halved) + op_vectorized_map(x, activation_tanh)
    keras_model(x, list(
      op_map(list(x, y), layer_add()), op_map(x, layer_dense(units = 2))
    ))
  },
  functions_with_a_state = function() {
    x <- keras_input(batch_shape = c(5, 4), name = "x")
    total <- op_scan(running, op_zeros_like(x[1, ]), x, reverse = TRUE)
    keras_model(x, c(total, op_scan(running, 0, x, length = 5, unroll = 2)))
  },
  one_of_several_functions = function() {
    x <- flat()
    which <- op_cast(op_mean(x) * 2, "int32")
    switched <- op_switch(which, list(halved, op_relu, activation_softmax), x)
    keras_model(x, op_switch(2, list(op_sigmoid, layer_dense(units = 6)), switched))
  },
  activations_as_operations = function() {
    x <- flat()
    keras_model(x, list(
      activation_relu(x, max_value = 6), activation_gelu(activation_softmax(x)),
      activation_leaky_relu(x) |> activation_glu() |> activation_squareplus()
    ))
  },
  several_in_several_out = function() {
    input <- list(image = image("image"), meta = flat(3, name = "meta"))
    seen <- layer_conv_2d(input$image, 2, 3) |> op_mean(axis = c(2, 3))
    both <- op_concatenate(list(seen, input$meta), axis = -1)
    keras_model(input, list(
      label = layer_dense(both, 4, activation = "softmax", name = "label"),
      size = op_norm(both, axis = -1)
    ))
  },
  compiled_graph = function() {
    x <- flat()
    out <- op_sigmoid(layer_dense(x, 1) * 0.1)
    model <- keras_model(x, out, name = "compiled_graph")
    compile(
      model, optimizer_adam(1e-4, clipnorm = 1), loss_binary_crossentropy(
        label_smoothing = 0.1
      ), list("accuracy", metric_auc()), jit_compile = FALSE
    )
    model
  },
  compiled_outputs = function() {
    x <- flat()
    out <- list(a = layer_dense(x, 1, name = "a"), b = layer_dense(x, 2, name = "b"))
    model <- keras_model(x, out)
    compile(
      model, "rmsprop", loss = list(a = "mse", b = loss_huber(delta = 2)),
      loss_weights = list(a = 0.5, b = 2), run_eagerly = FALSE
    )
    model
  }
)

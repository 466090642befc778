# Layers that are written: `on(shape, ...)` are calls that make layers for one
# input of this shape, `on_many(shapes, ...)` for several.

on <- function(shape, ...) {
  lapply(as.list(substitute(list(...)))[-1L], \(call) {
    list(shapes = list(shape), call = call)
  })
}

on_many <- function(shapes, ...) {
  lapply(as.list(substitute(list(...)))[-1L], \(call) {
    list(shapes = shapes, call = call)
  })
}

# For several inputs, each an argument of its own.
on_each <- function(shapes, ...) {
  lapply(as.list(substitute(list(...)))[-1L], \(call) {
    list(shapes = shapes, call = call, each = TRUE)
  })
}

# For integers: categories, tokens.
on_integers <- function(shapes, ...) {
  lapply(as.list(substitute(list(...)))[-1L], \(call) {
    list(shapes = shapes, call = call, dtype = "int64")
  })
}

layer_cases <- c(
  # core
  on(
    4,
    layer_dense(units = 8),
    layer_dense(
      units = 8, activation = "relu", use_bias = FALSE,
      kernel_initializer = initializer_he_normal(seed = 7),
      kernel_regularizer = regularizer_l1_l2(l1 = 0.1, l2 = 1e-7),
      kernel_constraint = constraint_maxnorm(max_value = 3)
    ),
    layer_dense(
      units = 2, bias_initializer = "ones", bias_regularizer = "l2",
      bias_constraint = constraint_nonneg(), activation = activation_softmax,
      activity_regularizer = regularizer_l1(0.5), dtype = "mixed_float16"
    ),
    layer_dense(units = 3, lora_rank = 2),
    layer_dense(units = 3, trainable = FALSE, name = "frozen"),
    layer_lambda(f = activation_relu, arguments = list(negative_slope = 0.1)),
    layer_lambda(f = activation_softplus, output_shape = 4),
    layer_identity(),
    layer_activation(activation = "gelu"),
    layer_activation_elu(alpha = 0.3),
    layer_activation_leaky_relu(),
    layer_activation_leaky_relu(negative_slope = 0.2),
    layer_activation_parametric_relu(),
    layer_activation_parametric_relu(
      alpha_initializer = initializer_constant(0.25), alpha_regularizer = "l1",
      alpha_constraint = "non_neg"
    ),
    layer_activation_relu(),
    layer_activation_relu(max_value = 6, negative_slope = 0.1, threshold = 0.5),
    layer_activation_softmax(),
    layer_activity_regularization(l1 = 0.1, l2 = 0.2),
    layer_alpha_dropout(rate = 0.1, seed = 3),
    layer_dropout(rate = 0.5),
    layer_dropout(rate = 0.25, seed = 12, noise_shape = list(NULL, 1)),
    layer_gaussian_dropout(rate = 0.1),
    layer_gaussian_noise(stddev = 0.3, seed = 1),
    layer_rescaling(scale = 1 / 255),
    layer_rescaling(scale = 1 / 127.5, offset = -1),
    layer_repeat_vector(n = 3),
    layer_batch_normalization(),
    layer_layer_normalization(),
    layer_unit_normalization(),
    layer_rms_normalization(epsilon = 1e-5),
    layer_spectral_normalization(layer = layer_dense(units = 3)),
    layer_spectral_normalization(
      layer = layer_dense(units = 2, use_bias = FALSE), power_iterations = 3
    )
  ),
  on(
    c(5, 4),
    layer_dense(units = 6),
    layer_einsum_dense(equation = "abc,cd->abd", output_shape = list(NULL, 8)),
    layer_einsum_dense(
      equation = "abc,cde->abde", output_shape = list(NULL, 2, 3),
      bias_axes = "de", activation = "relu", kernel_initializer = "he_uniform",
      kernel_regularizer = "l1", bias_constraint = "max_norm"
    ),
    layer_masking(mask_value = -1),
    layer_activation_softmax(axis = 2),
    layer_activation_parametric_relu(shared_axes = 2),
    layer_flatten(),
    layer_permute(dims = c(2, 1)),
    layer_reshape(target_shape = c(2, 10)),
    layer_reshape(target_shape = list(10, -1)),
    layer_spatial_dropout_1d(rate = 0.2, seed = 5),
    layer_batch_normalization(
      axis = 2, momentum = 0.9, epsilon = 1e-4, center = FALSE,
      gamma_initializer = "zeros", gamma_regularizer = regularizer_l2(0.1),
      moving_mean_initializer = "random_normal", gamma_constraint = "non_neg"
    ),
    layer_batch_normalization(scale = FALSE, beta_regularizer = "l1"),
    layer_layer_normalization(axis = c(2, 3), epsilon = 1e-6, center = FALSE),
    layer_layer_normalization(axis = 2, scale = FALSE),
    layer_group_normalization(groups = 2),
    layer_group_normalization(groups = -1, axis = 2, center = FALSE),
    layer_unit_normalization(axis = 2),
    layer_rms_normalization(axis = 2),
    layer_time_distributed(layer = layer_dense(units = 3, name = "inner"))
  ),
  # convolutions
  on(
    c(12, 4),
    layer_conv_1d(filters = 6, kernel_size = 3),
    layer_conv_1d(
      filters = 6, kernel_size = 3, strides = 2, padding = "causal", groups = 2,
      activation = "swish", kernel_initializer = "lecun_normal"
    ),
    layer_conv_1d(filters = 2, kernel_size = 2, dilation_rate = 3),
    layer_conv_1d(
      filters = 2, kernel_size = 3, data_format = "channels_first",
      padding = "same"
    ),
    layer_conv_1d_transpose(filters = 3, kernel_size = 3, strides = 2),
    layer_conv_1d_transpose(
      filters = 3, kernel_size = 3, strides = 2, padding = "same",
      use_bias = FALSE
    ),
    layer_depthwise_conv_1d(kernel_size = 3, depth_multiplier = 2),
    layer_separable_conv_1d(
      filters = 5, kernel_size = 3, depth_multiplier = 2, padding = "same",
      pointwise_regularizer = "l2", depthwise_constraint = "unit_norm"
    ),
    layer_average_pooling_1d(pool_size = 2),
    layer_average_pooling_1d(pool_size = 3, strides = 2, padding = "same"),
    layer_max_pooling_1d(),
    layer_max_pooling_1d(
      pool_size = 4, strides = 1, data_format = "channels_first",
      name = "widest"
    ),
    layer_global_average_pooling_1d(),
    layer_global_average_pooling_1d(keepdims = TRUE),
    layer_global_max_pooling_1d(data_format = "channels_first"),
    layer_cropping_1d(cropping = c(1, 2)),
    layer_upsampling_1d(size = 3),
    layer_zero_padding_1d(padding = 2),
    layer_zero_padding_1d(padding = c(1, 2), data_format = "channels_first")
  ),
  on(
    c(12, 10, 4),
    layer_conv_2d(filters = 6, kernel_size = 3),
    layer_conv_2d(
      filters = 6, kernel_size = c(3, 5), strides = c(2, 1), padding = "same",
      groups = 2, activation = "leaky_relu", use_bias = FALSE,
      kernel_initializer = initializer_variance_scaling(
        scale = 2, mode = "fan_out", distribution = "untruncated_normal",
        seed = 3
      ),
      kernel_constraint = constraint_minmaxnorm(
        min_value = 0.1, max_value = 2, rate = 0.5, axis = c(1, 2, 3)
      )
    ),
    layer_conv_2d(filters = 2, kernel_size = 3, dilation_rate = 2),
    layer_conv_2d(
      filters = 2, kernel_size = 3, data_format = "channels_first",
      padding = "same"
    ),
    layer_conv_2d_transpose(filters = 3, kernel_size = 3, strides = 2),
    layer_conv_2d_transpose(
      filters = 3, kernel_size = 3, strides = 2, padding = "same",
      output_padding = 1
    ),
    layer_depthwise_conv_2d(kernel_size = 3, padding = "same"),
    layer_depthwise_conv_2d(
      kernel_size = c(3, 1), depth_multiplier = 3, activation = "relu6",
      depthwise_regularizer = "l2", use_bias = FALSE
    ),
    layer_separable_conv_2d(filters = 5, kernel_size = 3),
    layer_separable_conv_2d(
      filters = 5, kernel_size = 3, strides = 2, padding = "same",
      depthwise_initializer = "he_uniform", pointwise_constraint = "non_neg"
    ),
    layer_average_pooling_2d(pool_size = 2),
    layer_average_pooling_2d(
      pool_size = c(3, 2), strides = 2, padding = "same"
    ),
    layer_max_pooling_2d(),
    layer_max_pooling_2d(
      pool_size = 3, strides = c(1, 2), data_format = "channels_first"
    ),
    layer_global_average_pooling_2d(keepdims = TRUE),
    layer_global_max_pooling_2d(),
    layer_flatten(data_format = "channels_first"),
    layer_spatial_dropout_2d(rate = 0.2, data_format = "channels_first"),
    layer_cropping_2d(cropping = 1),
    layer_cropping_2d(cropping = list(c(1, 2), c(0, 3))),
    layer_upsampling_2d(),
    layer_upsampling_2d(size = c(2, 3), interpolation = "bilinear"),
    layer_zero_padding_2d(padding = 2),
    layer_zero_padding_2d(padding = list(c(1, 0), c(2, 3))),
    layer_aug_mix(num_chains = 2, all_ops = FALSE),
    layer_auto_contrast(value_range = c(0, 1)),
    layer_center_crop(height = 4, width = 3),
    layer_cut_mix(factor = c(0.2, 0.8), seed = 1),
    layer_max_num_bounding_boxes(max_number = 4),
    layer_mix_up(alpha = 0.3),
    layer_rand_augment(num_ops = 3, factor = 0.3),
    layer_random_brightness(factor = 0.2, value_range = c(0, 1)),
    layer_random_color_jitter(brightness_factor = 0.2, hue_factor = c(0.1, 0.2)),
    layer_random_contrast(factor = 0.2),
    layer_random_crop(height = 4, width = 3, seed = 1),
    layer_random_elastic_transform(scale = 0.5, fill_mode = "mirror"),
    layer_random_erasing(scale = c(0.1, 0.2), fill_value = 0),
    layer_random_flip(mode = "vertical"),
    layer_random_gaussian_blur(kernel_size = c(3, 5)),
    layer_random_grayscale(factor = 0.2),
    layer_random_hue(factor = 0.2),
    layer_random_invert(),
    layer_random_perspective(scale = 0.3),
    layer_random_posterization(factor = 4),
    layer_random_rotation(factor = c(-0.1, 0.2), fill_mode = "nearest"),
    layer_random_saturation(factor = 0.2),
    layer_random_sharpness(factor = 0.2),
    layer_random_shear(x_factor = c(0.1, 0.2), y_factor = c(0, 0.1)),
    layer_random_translation(height_factor = 0.1, width_factor = c(-0.2, 0.1)),
    layer_random_zoom(height_factor = 0.1, interpolation = "nearest"),
    layer_solarization(addition_factor = 0.1, threshold_factor = c(0.2, 0.5)),
    layer_resizing(height = 6, width = 5),
    layer_resizing(
      height = 6, width = 5, interpolation = "nearest",
      crop_to_aspect_ratio = TRUE
    ),
    layer_batch_normalization(axis = 2),
    layer_permute(dims = c(3, 1, 2)),
    layer_time_distributed(layer = layer_flatten(name = "inner"))
  ),
  on(c(8, 8, 3), layer_random_color_degeneration(factor = 0.2)),
  on(
    c(6, 7, 8, 2),
    layer_conv_3d(filters = 3, kernel_size = 2),
    layer_conv_3d(
      filters = 4, kernel_size = c(1, 2, 3), strides = 2, padding = "same",
      groups = 2
    ),
    layer_conv_3d_transpose(
      filters = 3, kernel_size = 2, strides = 2, padding = "same"
    ),
    layer_average_pooling_3d(pool_size = 2),
    layer_max_pooling_3d(pool_size = c(1, 2, 2), padding = "same"),
    layer_global_average_pooling_3d(),
    layer_global_max_pooling_3d(keepdims = TRUE),
    layer_spatial_dropout_3d(rate = 0.2),
    layer_cropping_3d(),
    layer_cropping_3d(cropping = c(1, 0, 2)),
    layer_upsampling_3d(size = c(1, 2, 3)),
    layer_zero_padding_3d(padding = 1)
  ),
  # sequences
  on(
    10,
    layer_embedding(input_dim = 50, output_dim = 6),
    layer_embedding(
      input_dim = 50, output_dim = 6, mask_zero = TRUE,
      embeddings_initializer = initializer_random_uniform(-0.1, 0.1, seed = 2),
      embeddings_regularizer = "l2", embeddings_constraint = "unit_norm"
    )
  ),
  on(
    c(7, 4),
    layer_lstm(units = 5),
    layer_lstm(
      units = 5, return_sequences = TRUE, unit_forget_bias = FALSE,
      dropout = 0.1, recurrent_dropout = 0.2, seed = 4, go_backwards = TRUE,
      recurrent_initializer = initializer_orthogonal(gain = 1.5)
    ),
    layer_gru(units = 5),
    layer_gru(
      units = 5, reset_after = FALSE, activation = "relu", unroll = TRUE,
      recurrent_activation = "hard_sigmoid", use_bias = FALSE
    ),
    layer_simple_rnn(units = 5),
    layer_simple_rnn(
      units = 5, return_sequences = TRUE, recurrent_regularizer = "l2"
    ),
    layer_rnn(cell = rnn_cell_gru(units = 3, name = "cell")),
    layer_rnn(
      cell = list(
        rnn_cell_lstm(units = 3, name = "first"),
        rnn_cell_simple(units = 2, name = "second")
      ),
      return_sequences = TRUE
    ),
    layer_bidirectional(layer = layer_lstm(units = 3, name = "inner")),
    layer_bidirectional(
      layer = layer_gru(units = 3, return_sequences = TRUE, name = "inner"),
      merge_mode = "sum"
    )
  ),
  # merging
  on_many(
    list(c(3, 4), c(3, 4)),
    layer_add(),
    layer_average(),
    layer_maximum(),
    layer_minimum(),
    layer_multiply(),
    layer_subtract(),
    layer_concatenate(),
    layer_concatenate(axis = 2),
    layer_dot(axes = 2),
    layer_dot(axes = c(3, 3), normalize = TRUE)
  ),
  on_many(
    list(4, 4, 4),
    layer_add(),
    layer_average(),
    layer_concatenate(),
    layer_maximum(name = "largest")
  ),
  # attention
  on_many(
    list(c(3, 4), c(5, 4)),
    layer_attention(),
    layer_attention(
      use_scale = TRUE, score_mode = "concat", dropout = 0.1, seed = 2
    ),
    layer_additive_attention(),
    layer_additive_attention(use_scale = FALSE, dropout = 0.2)
  ),
  on_each(
    list(c(3, 4), c(5, 4)),
    layer_multi_head_attention(num_heads = 2, key_dim = 3),
    layer_multi_head_attention(
      num_heads = 2, key_dim = 3, value_dim = 5, dropout = 0.1,
      use_bias = FALSE, output_shape = 6, attention_axes = 1, seed = 4,
      kernel_initializer = "he_normal", kernel_regularizer = "l2",
      activity_regularizer = regularizer_l1(0.5), bias_constraint = "non_neg"
    ),
    layer_group_query_attention(
      head_dim = 2, num_query_heads = 4, num_key_value_heads = 2
    ),
    layer_group_query_attention(
      head_dim = 2, num_query_heads = 2, num_key_value_heads = 1,
      use_gate = TRUE, sliding_window = 2, bias_initializer = "ones"
    )
  ),
  on_each(
    list(c(3, 4), c(5, 6), c(5, 2)),
    layer_multi_head_attention(num_heads = 2, key_dim = 3, use_gate = TRUE)
  ),
  # convolutions over time
  on(
    c(3, 8, 2),
    layer_conv_lstm_1d(filters = 4, kernel_size = 3),
    layer_conv_lstm_1d(
      filters = 4, kernel_size = 3, padding = "same", strides = 2,
      return_sequences = TRUE, activation = "relu", use_bias = FALSE,
      recurrent_regularizer = "l2"
    )
  ),
  on(
    c(3, 8, 6, 2),
    layer_conv_lstm_2d(filters = 4, kernel_size = 3),
    layer_conv_lstm_2d(
      filters = 4, kernel_size = c(3, 2), data_format = "channels_last",
      dilation_rate = 2, dropout = 0.1, recurrent_dropout = 0.2, seed = 3,
      unit_forget_bias = FALSE, kernel_constraint = "max_norm"
    )
  ),
  on(
    c(3, 4, 4, 4, 2),
    layer_conv_lstm_3d(filters = 2, kernel_size = 2),
    layer_conv_lstm_3d(
      filters = 2, kernel_size = c(2, 3, 1), return_sequences = TRUE
    )
  ),
  # terms
  on(
    3,
    layer_string_lookup(),
    layer_string_lookup(
      vocabulary = c("red", "gr\u00fcn", "blue"), mask_token = "",
      num_oov_indices = 2, salt = 7
    ),
    layer_string_lookup(
      vocabulary = list("one"), idf_weights = 0.5, output_mode = "tf_idf",
      max_tokens = 9, pad_to_max_tokens = TRUE
    ),
    layer_integer_lookup(
      vocabulary = c(12, 36, 1138), output_mode = "one_hot", oov_token = 7
    ),
    layer_integer_lookup(
      vocabulary = 5, mask_token = 0, num_oov_indices = 3,
      oov_method = "farmhash", salt = c(1, 2)
    )
  ),
  on(
    1,
    layer_text_vectorization(),
    layer_text_vectorization(
      max_tokens = 100, standardize = "lower", split = "character",
      ngrams = c(1, 3), vocabulary = c("a", "b"), output_sequence_length = 8
    ),
    layer_text_vectorization(
      standardize = NULL, split = NULL, ngrams = 2, output_mode = "multi_hot",
      vocabulary = c("the cat", "sat")
    )
  ),
  # data
  on(
    3,
    layer_category_encoding(num_tokens = 4),
    layer_category_encoding(num_tokens = 4, output_mode = "one_hot"),
    layer_category_encoding(num_tokens = 5, output_mode = "count"),
    layer_hashing(num_bins = 5),
    layer_hashing(num_bins = 5, mask_value = 0, salt = 133),
    layer_hashing(num_bins = 5, salt = c(133, 137), output_mode = "multi_hot"),
    layer_discretization(bin_boundaries = c(0, 0.5, 1)),
    layer_discretization(bin_boundaries = 0.5, output_mode = "count"),
    layer_discretization(
      num_bins = 4, epsilon = 0.1, output_mode = "one_hot", sparse = TRUE,
      dtype = "float16", name = "bins"
    ),
    layer_normalization(),
    layer_normalization(axis = NULL),
    layer_normalization(axis = 2, mean = c(5, 3.5, 4), variance = 1:3),
    layer_normalization(mean = 0.5, variance = 2L, invert = TRUE)
  ),
  on(
    c(2, 3),
    layer_normalization(axis = c(2, 3)),
    layer_normalization(
      axis = c(-1, 2), mean = matrix(1:6, nrow = 2), variance = matrix(2, 2, 3)
    )
  ),
  on_integers(
    list(1, 1),
    layer_hashed_crossing(num_bins = 5),
    layer_hashed_crossing(
      num_bins = 5, output_mode = "one_hot", dtype = "float16"
    )
  ),
  on(
    5000,
    layer_mel_spectrogram(),
    layer_mel_spectrogram(
      fft_length = 512, sequence_stride = 128, sequence_length = 256,
      window = "hamming", sampling_rate = 8000, num_mel_bins = 40, min_freq = 50,
      max_freq = 3500, power_to_db = FALSE, top_db = NULL, mag_exp = 1,
      min_power = 1e-5, ref_power = 2
    ),
    layer_mel_spectrogram(
      fft_length = 8, sequence_length = 4, window = c(0.5, 1, 1, 0.5)
    )
  ),
  on(
    c(600, 2),
    layer_stft_spectrogram(),
    layer_stft_spectrogram(
      mode = "stft", frame_length = 100, frame_step = 20, fft_length = 256,
      window = "hamming", periodic = TRUE, scaling = "spectrum",
      padding = "same", trainable = FALSE
    ),
    layer_stft_spectrogram(
      mode = "real", window = NULL, scaling = NULL, expand_dims = TRUE,
      data_format = "channels_last"
    ),
    layer_stft_spectrogram(mode = "imag", frame_length = 4, window = 1:4)
  ),
  on(
    c(8, 8, 3),
    layer_pipeline(list(
      layer_rescaling(scale = 0.5, name = "scale"),
      layer_dense(units = 2, name = "mix")
    )),
    layer_pipeline(
      list(layer_center_crop(height = 4, width = 5, name = "center")),
      name = "crop"
    )
  )
)

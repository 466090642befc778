# Objects that are written: calls that make them.

object_cases <- alist(
  feature_cross(c("a", "b"), crossing_dim = 8),
  feature_cross(c("b", "c"), crossing_dim = 3, output_mode = "int"),
  feature_custom(
    "float32", layer_normalization(name = "scaled"), output_mode = "float"
  ),
  layer_feature_space(
    features = list(a = "float", b = "float_normalized", c = "float_rescaled"),
    output_mode = "dict", crossing_dim = 8, hashing_dim = 4
  ),
  initializer_constant(),
  initializer_constant(value = 0.1),
  initializer_constant(value = -3),
  initializer_glorot_normal(),
  initializer_glorot_normal(seed = 1),
  initializer_glorot_uniform(),
  initializer_glorot_uniform(seed = 42),
  initializer_he_normal(),
  initializer_he_normal(seed = 0),
  initializer_he_uniform(),
  initializer_he_uniform(seed = 9),
  initializer_identity(),
  initializer_identity(gain = 0.5),
  initializer_lecun_normal(),
  initializer_lecun_normal(seed = 2147483647),
  initializer_lecun_uniform(),
  initializer_lecun_uniform(seed = 3),
  initializer_ones(),
  initializer_orthogonal(),
  initializer_orthogonal(gain = 2.5, seed = 8),
  initializer_random_normal(),
  initializer_random_normal(mean = 1, stddev = 1e-7, seed = 4),
  initializer_random_uniform(),
  initializer_random_uniform(minval = -1, maxval = 1e16, seed = 5),
  initializer_stft(),
  initializer_stft(
    side = "imag", window = "hamming", scaling = "spectrum", periodic = TRUE
  ),
  initializer_truncated_normal(),
  initializer_truncated_normal(mean = -0.5, stddev = 0.1, seed = 6),
  initializer_variance_scaling(),
  initializer_variance_scaling(
    scale = 0.5, mode = "fan_avg", distribution = "uniform", seed = 7
  ),
  initializer_variance_scaling(
    mode = "fan_out", distribution = "untruncated_normal"
  ),
  initializer_zeros(),
  regularizer_l1(),
  regularizer_l1(l1 = 0),
  regularizer_l1(l1 = 1e-30),
  regularizer_l2(),
  regularizer_l2(l2 = 0.1),
  regularizer_l1_l2(),
  regularizer_l1_l2(l1 = 0.01, l2 = 1 / 3),
  regularizer_orthogonal(),
  regularizer_orthogonal(factor = 0.5, mode = "columns"),
  constraint_maxnorm(),
  constraint_maxnorm(max_value = 2.5, axis = 2),
  constraint_maxnorm(axis = c(1, 2, 3)),
  constraint_minmaxnorm(),
  constraint_minmaxnorm(
    min_value = 0.2, max_value = 1.5, rate = 0.9, axis = 2
  ),
  constraint_nonneg(),
  constraint_unitnorm(),
  constraint_unitnorm(axis = 2),
  loss_binary_crossentropy(),
  loss_binary_crossentropy(
    from_logits = TRUE, label_smoothing = 0.1, axis = 1
  ),
  loss_binary_focal_crossentropy(),
  loss_binary_focal_crossentropy(
    apply_class_balancing = TRUE, alpha = 0.4, gamma = 1.5
  ),
  loss_categorical_crossentropy(),
  loss_categorical_crossentropy(axis = 2, reduction = "sum"),
  loss_categorical_focal_crossentropy(),
  loss_categorical_focal_crossentropy(alpha = 0.5, gamma = 3),
  loss_categorical_generalized_cross_entropy(),
  loss_categorical_generalized_cross_entropy(q = 0.1),
  loss_categorical_hinge(),
  loss_circle(),
  loss_circle(remove_diagonal = FALSE, gamma = 64, margin = 0.25),
  loss_cosine_similarity(),
  loss_cosine_similarity(axis = 1, name = "near"),
  loss_ctc(),
  loss_dice(),
  loss_dice(axis = c(2, 3)),
  loss_hinge(),
  loss_huber(),
  loss_huber(delta = 2),
  loss_kl_divergence(),
  loss_log_cosh(),
  loss_mean_absolute_error(),
  loss_mean_absolute_percentage_error(),
  loss_mean_squared_error(),
  loss_mean_squared_error(
    reduction = "mean_with_sample_weight", name = "mse", dtype = "float16"
  ),
  loss_mean_squared_logarithmic_error(),
  loss_poisson(reduction = "none"),
  loss_poisson(reduction = NULL),
  loss_sparse_categorical_crossentropy(),
  loss_sparse_categorical_crossentropy(
    from_logits = TRUE, ignore_class = -1L
  ),
  loss_squared_hinge(),
  loss_tversky(),
  metric_binary_accuracy(),
  metric_binary_crossentropy(),
  metric_binary_iou(),
  metric_categorical_accuracy(),
  metric_categorical_crossentropy(),
  metric_categorical_hinge(),
  metric_concordance_correlation(),
  metric_cosine_similarity(),
  metric_f1_score(),
  metric_fbeta_score(),
  metric_false_negatives(),
  metric_false_positives(),
  metric_hinge(),
  metric_iou(num_classes = 3, target_class_ids = c(0, 2)),
  metric_kl_divergence(),
  metric_log_cosh_error(),
  metric_mean(),
  metric_mean_absolute_error(),
  metric_mean_absolute_percentage_error(),
  metric_mean_iou(num_classes = 3),
  metric_mean_squared_error(),
  metric_mean_squared_logarithmic_error(),
  metric_one_hot_iou(num_classes = 3, target_class_ids = c(0, 2)),
  metric_one_hot_mean_iou(num_classes = 3),
  metric_pearson_correlation(),
  metric_poisson(),
  metric_precision(),
  metric_precision_at_recall(recall = 0.8),
  metric_r2_score(),
  metric_recall(),
  metric_recall_at_precision(precision = 0.8),
  metric_root_mean_squared_error(),
  metric_sensitivity_at_specificity(specificity = 0.8),
  metric_sparse_categorical_accuracy(),
  metric_sparse_categorical_crossentropy(),
  metric_sparse_top_k_categorical_accuracy(),
  metric_specificity_at_sensitivity(sensitivity = 0.8),
  metric_squared_hinge(),
  metric_sum(),
  metric_top_k_categorical_accuracy(),
  metric_true_negatives(),
  metric_true_positives(),
  metric_f1_score(average = "macro", threshold = 0.5),
  metric_fbeta_score(beta = 2, average = "micro"),
  metric_precision(thresholds = c(0.2, 0.5, 0.8)),
  metric_recall(top_k = 2L, class_id = 1L),
  metric_mean(name = "m", dtype = "float16"),
  metric_r2_score(class_aggregation = NULL, num_regressors = 2L),
  metric_binary_iou(target_class_ids = c(0, 1), threshold = 0.3),
  metric_top_k_categorical_accuracy(k = 3L),
  metric_accuracy(),
  metric_auc(),
  metric_auc(
    num_thresholds = 50L, curve = "PR", summation_method = "majoring",
    multi_label = TRUE, num_labels = 3L, from_logits = TRUE, name = "area"
  ),
  metric_auc(thresholds = c(0.7, 0.2, 0.5)),
  metric_mean_wrapper(fn = metric_mean_squared_error),
  metric_mean_wrapper(fn = loss_huber(), name = "h", dtype = "float16"),
  metric_mean_wrapper(fn = metric_sparse_categorical_accuracy),
  random_seed_generator(seed = 42),
  random_seed_generator(name = "seeds"),
  initializer_he_normal(seed = random_seed_generator(7, name = "sg")),
  input_spec(shape = list(NULL, 3L), dtype = "float16", optional = TRUE),
  input_spec(min_ndim = 2L, max_ndim = 4L, axes = list("-1" = 3L)),
  distillation_logits(temperature = 2, loss = loss_mean_absolute_error()),
  distillation_feature(loss = "mae", teacher_layer_name = "t"),
  quantizer_abs_max(axis = 1, value_range = c(-8, 7)),
  quantizer_abs_max(axis = c(1, -1), epsilon = 1e-5),
  quantization_config_int8(),
  quantization_config_int8(quantizer_abs_max(axis = 1)),
  quantization_config_int4(block_size = 64L),
  quantization_config_float8(),
  quantization_config_gptq(NULL, NULL, weight_bits = 8L, symmetric = TRUE),
  quantization_config_awq(NULL, NULL, group_size = 64L),
  layer_dense(
    units = 2,
    quantization_config = quantization_config_int8(quantizer_abs_max(axis = 1))
  ),
  layer_einsum_dense(
    equation = "abc,cd->abd", output_shape = list(NULL, 4),
    quantization_config = quantization_config_float8()
  ),
  layer_embedding(
    input_dim = 9, output_dim = 2,
    quantization_config = quantization_config_int4()
  ),
  dtype_policy("mixed_bfloat16"),
  dtype_policy_map("float32", list("a/dense" = dtype_policy("float16"))),
  dtype_policy_quantized("int8", "float32"),
  dtype_policy_quantized_float8("float8", "mixed_bfloat16"),
  dtype_policy_int4("int4/64", "float32"),
  dtype_policy_gptq("gptq/4/128", "float32"),
  dtype_policy_awq("awq/4/128", "float32"),
  optimizer_schedule_free_adam_w(0.01, warmup_steps = 10L),
  optimizer_multi(optimizer_map(
    optimizer_adam(0.1), list("embedding/.*" = optimizer_sgd(0.2))
  )),
  loss_tversky(alpha = 0.3, beta = 0.7, axis = c(2, 3)),
  constraint_unitnorm(axis = c(1, 2)),
  learning_rate_schedule_cosine_decay(0.1, decay_steps = 50),
  learning_rate_schedule_cosine_decay(
    0, 1000, alpha = 0.1, name = "cd", warmup_target = 0.5, warmup_steps = 100
  ),
  learning_rate_schedule_cosine_decay_restarts(
    0.1, 100, t_mul = 1.5, m_mul = 0.9, alpha = 0.01
  ),
  learning_rate_schedule_exponential_decay(0.1, 100, 0.96),
  learning_rate_schedule_exponential_decay(0.1, 100, 0.96, staircase = TRUE),
  learning_rate_schedule_inverse_time_decay(0.1, 1, 0.5, staircase = TRUE),
  learning_rate_schedule_piecewise_constant_decay(
    c(1000, 5000), c(0.1, 0.05, 0.01)
  ),
  learning_rate_schedule_piecewise_constant_decay(5, c(0.1, 0.2)),
  learning_rate_schedule_polynomial_decay(0.1, 100),
  learning_rate_schedule_polynomial_decay(
    0.1, 100, end_learning_rate = 0.01, power = 0.5, cycle = TRUE
  ),
  optimizer_adadelta(),
  optimizer_adadelta(learning_rate = 1, rho = 0.9, clipnorm = 1),
  optimizer_adafactor(),
  optimizer_adafactor(beta_2_decay = -0.5, relative_step = FALSE),
  optimizer_adagrad(),
  optimizer_adagrad(initial_accumulator_value = 0.2, clipvalue = 0.5),
  optimizer_adam(),
  optimizer_adam(
    learning_rate_schedule_exponential_decay(0.1, 100, 0.96),
    amsgrad = TRUE, use_ema = TRUE, ema_overwrite_frequency = 10,
    gradient_accumulation_steps = 4, name = "mine"
  ),
  optimizer_adam_w(),
  optimizer_adam_w(1e-4, weight_decay = 0.1, global_clipnorm = 2),
  optimizer_adamax(),
  optimizer_adamax(beta_1 = 0.8, loss_scale_factor = 128),
  optimizer_ftrl(),
  optimizer_ftrl(l1_regularization_strength = 0.1, beta = 0.5),
  optimizer_lamb(),
  optimizer_lamb(weight_decay = 0.01),
  optimizer_lion(),
  optimizer_lion(beta_1 = 0.95, beta_2 = 0.98),
  optimizer_loss_scale(optimizer_adam(name = "inner")),
  optimizer_loss_scale(
    optimizer_sgd(0.1, momentum = 0.9, name = "inner"),
    initial_scale = 1024, dynamic_growth_steps = 100, name = "scaled"
  ),
  optimizer_muon(),
  optimizer_muon(exclude_layers = "head", ns_steps = 6, rms_rate = NULL),
  optimizer_nadam(),
  optimizer_nadam(epsilon = 1e-8),
  optimizer_rmsprop(),
  optimizer_rmsprop(rho = 0.8, momentum = 0.5, centered = TRUE),
  optimizer_sgd(),
  optimizer_sgd(0.1, momentum = 0.9, nesterov = TRUE),
  rnn_cell_gru(units = 3),
  rnn_cell_gru(units = 3, reset_after = FALSE, dropout = 0.1, seed = 2),
  rnn_cell_lstm(units = 3),
  rnn_cell_lstm(units = 3, unit_forget_bias = FALSE, activation = "relu"),
  rnn_cell_simple(units = 3),
  rnn_cell_simple(units = 3, use_bias = FALSE, recurrent_dropout = 0.5),
  rnn_cells_stack(
    cells = list(
      rnn_cell_gru(units = 3, name = "first"),
      rnn_cell_simple(units = 2, name = "second")
    )
  )
)

policies <- c(
  "float16", "bfloat16", "float32", "float64", "mixed_float16",
  "mixed_bfloat16"
)

# Each initializer, regularizer and constraint by its names in Keras.
named_cases <- list(
  kernel_initializer = c(
    "glorot_normal", "GlorotNormal", "glorot_uniform", "he_normal",
    "he_uniform", "HeUniform", "identity", "lecun_normal", "lecun_uniform",
    "ones", "one", "orthogonal", "random_normal", "normal", "random_uniform",
    "uniform", "truncated_normal", "variance_scaling", "zeros", "zero",
    "Zeros"
  ),
  kernel_regularizer = c("l1", "l2", "l1l2", "L1", "L2", "L1L2",
    "orthogonal_regularizer", "OrthogonalRegularizer"),
  kernel_constraint = c(
    "max_norm", "MaxNorm", "min_max_norm", "MinMaxNorm", "non_neg", "NonNeg",
    "unit_norm", "UnitNorm"
  ),
  activation = c(
    "celu", "elu", "exponential", "gelu", "glu", "hard_shrink", "hard_sigmoid",
    "hard_silu", "hard_swish", "hard_tanh", "leaky_relu", "linear",
    "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu", "sigmoid",
    "silu", "soft_shrink", "softmax", "softplus", "softsign", "sparse_plus",
    "sparse_sigmoid", "sparsemax", "squareplus", "swish", "tanh", "tanh_shrink",
    "threshold"
  )
)

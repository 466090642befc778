# Architectures that Keras publishes: what their builders have in common. Each
# begins with application_input(), goes through the blocks of its family, and
# ends with application_model().

# The arguments of a builder: those in `given`, which capture_args() has
# converted, and the defaults of the others.
application_args <- function(given) {
  builder <- sys.function(sys.parent())
  known <- setdiff(names(formals(builder)), "...")
  check_known(given, known)
  args <- mget(known, envir = parent.frame())
  args[names(given)] <- given
  check_weights(args$weights)
  check_flag(args$include_top, "include_top")
  check_choice(args$pooling, "pooling", c("avg", "max"))
  check_count(args$classes, "classes")
  args
}

check_known <- function(given, known) {
  unknown <- setdiff(names(given), known)
  if (length(unknown)) {
    keratin_abort(
      "config", paste0("there is no argument `", unknown[[1L]], "`"),
      path = unknown[[1L]], expected = paste0("`", known, "`", collapse = ", ")
    )
  }
}

# Only the architecture: weights come later.
check_weights <- function(weights) {
  if (is.null(weights)) {
    return()
  }
  go_on <- paste(
    "Write `weights = NULL` for the architecture, with weights that are not",
    "trained; `load_model_config(file)` reads that of a model saved by Keras."
  )
  if (!rlang::is_string(weights)) {
    keratin_abort(
      "config", "`weights` must be `NULL`", path = "weights",
      received = weights, shown = deparse(weights, nlines = 1L)[[1L]],
      hint = go_on
    )
  }
  if (file.exists(weights)) {
    keratin_abort(
      "state", "weights cannot be loaded from a file yet", path = "weights",
      received = weights, shown = dQuote(weights, FALSE), hint = go_on
    )
  }
  if (weights %in% c("imagenet", "noisy-student")) {
    keratin_abort(
      "state",
      paste0(
        "the weights \"", weights, "\" would have to be downloaded, and ",
        "keratin downloads nothing"
      ),
      path = "weights", received = weights, hint = go_on
    )
  }
  keratin_abort(
    "config", "`weights` names a file that does not exist", path = "weights",
    received = weights, shown = dQuote(weights, FALSE), hint = go_on
  )
}

# Input ------------------------------------------------------------------------

# The tensor that an application begins with: `size` pixels wide and high unless
# the arguments say otherwise, and `least` at least.
application_input <- function(args, size, least) {
  image_tensor(args$input_tensor, application_shape(args, size, least))
}

image_tensor <- function(tensor, shape) {
  if (is.null(tensor)) {
    return(keras_input(shape = shape))
  }
  if (!is_tensor(tensor)) {
    keratin_abort(
      "config", "`input_tensor` must be a symbolic tensor",
      path = "input_tensor", received = tensor,
      hint = "`keras_input()` makes such tensors."
    )
  }
  tensor
}

# The shape of one image, as a list. A classifier needs to know all of it.
application_shape <- function(args, size, least) {
  shape <- args$input_shape
  if (length(shape) == 0L) {
    side <- if (args$include_top) size
    return(image_shape(side, side, 3L))
  }
  check_dimensions(shape)
  warn_channels(shape[[channel_place()]])
  check_least(shape, least)
  if (args$include_top && any(vapply(shape, is.null, NA))) {
    abort_input_shape(
      "with `include_top = TRUE` all dimensions of `input_shape` must be known",
      shape
    )
  }
  shape
}

check_dimensions <- function(shape) {
  known <- Filter(Negate(is.null), shape)
  if (!all(vapply(known, rlang::is_integerish, NA)) || any(unlist(known) < 1)) {
    keratin_abort(
      "shape",
      "the dimensions of `input_shape` must be whole numbers of at least 1",
      path = "input_shape", received = shape,
      shown = toString(vapply(shape, deparse1, ""))
    )
  }
  if (length(shape) != 3L) {
    abort_input_shape("`input_shape` must have three dimensions", shape)
  }
}

# Unknown dimensions may be as large as need be.
check_least <- function(shape, least) {
  sides <- unlist(shape[-channel_place()])
  if (is.numeric(sides) && any(sides < least)) {
    abort_input_shape(
      paste0("images must be at least ", least, " x ", least, " pixels"), shape
    )
  }
}

abort_input_shape <- function(message, shape) {
  keratin_abort(
    "shape", message, path = "input_shape", received = shape,
    shown = format(shape(shape), prefix = FALSE)
  )
}

warn_channels <- function(channels) {
  if (!isTRUE(channels %in% c(1, 3))) {
    cli::cli_warn(c(
      "Images usually have 1 or 3 channels.",
      "i" = "`input_shape` has {channels %||% NA}."
    ))
  }
}

# Where channels are -----------------------------------------------------------

channels_first <- function() config_image_data_format() == "channels_first"

# The axis of the channels, of a batch of images.
channel_axis <- function() if (channels_first()) 2L else 4L

# The same for architectures whose configs count it from the end.
last_channel_axis <- function() if (channels_first()) 2L else -1L

# Which dimension of one image, without the batch, the channels are.
channel_place <- function() channel_axis() - 1L

channels_of <- function(x) x$shape[[channel_axis()]]

# Height and width of a batch of images, as a list.
sides_of <- function(x) if (channels_first()) x$shape[3:4] else x$shape[2:3]

image_shape <- function(height, width, channels) {
  if (channels_first()) {
    list(channels, height, width)
  } else {
    list(height, width, channels)
  }
}

refuse_channels_first <- function(what) {
  if (channels_first()) {
    keratin_abort(
      "state", paste0(what, " needs images with channels last"),
      hint = "Write `config_set_image_data_format(\"channels_last\")` before."
    )
  }
}

# Blocks -----------------------------------------------------------------------

# The padding before a convolution with strides of 2, so that images of even and
# odd size are halved alike.
halving_pad <- function(x, kernel_size) {
  kernel_size <- rep_len(as.integer(kernel_size), 2L)
  sides <- sides_of(x)
  half <- kernel_size %/% 2L
  even <- if (is.null(sides[[1L]])) {
    c(1L, 1L)
  } else {
    1L - c(sides[[1L]], sides[[2L]]) %% 2L
  }
  before <- half - as.integer(even)
  list(c(before[[1L]], half[[1L]]), c(before[[2L]], half[[2L]]))
}

# A number of filters that `divisor` divides, at most a tenth below `filters`.
divisible <- function(filters, divisor = 8) {
  rounded <- max(divisor, (filters + divisor / 2) %/% divisor * divisor)
  if (rounded < 0.9 * filters) {
    rounded <- rounded + divisor
  }
  as.integer(rounded)
}

# Head -------------------------------------------------------------------------

# Without a classifier: one number for each channel, or all of the image.
pool_features <- function(x, args, names = list()) {
  switch(args$pooling %||% "none",
    avg = layer_global_average_pooling_2d(x, name = names$avg),
    max = layer_global_max_pooling_2d(x, name = names$max),
    none = x
  )
}

pool_names <- list(avg = "avg_pool", max = "max_pool")

classify <- function(x, args, ...) {
  layer_dense(
    x, args$classes, activation = args$classifier_activation, ...,
    name = "predictions"
  )
}

# The usual end: a classifier on the averages of the channels.
pool_and_classify <- function(x, args, names = list()) {
  if (!args$include_top) {
    return(pool_features(x, args, names))
  }
  x |>
    layer_global_average_pooling_2d(name = "avg_pool") |>
    classify(args)
}

# The model from what `input` was computed from to `output`.
application_model <- function(args, input, output, name = args$name) {
  # Keras makes a list of the inputs when it is given a tensor.
  if (!is.null(args$input_tensor)) {
    input <- get_source_inputs(input)
  }
  rust(rs_functional(input, output, list(name = name)))
}

# The classes and models of dev/oracle/record_custom_masks.py, in R.

temporal_softmax <- Layer(
  "TemporalSoftmax",
  call = function(inputs, mask = NULL) {
    if (is.null(mask)) stop("needs a mask")
    weight <- op_expand_dims(op_cast(mask, "float32"), -1)
    exp <- op_exp(inputs) * weight
    exp / op_sum(exp * weight, axis = -1, keepdims = TRUE)
  }
)

passing <- Layer(
  "Passing",
  initialize = function(...) {
    super$initialize(...)
    self$supports_masking <- TRUE
  },
  call = function(inputs) op_relu(inputs)
)

own_embedding <- Layer(
  "OwnEmbedding",
  initialize = function(input_dim, output_dim, mask_zero = FALSE, ...) {
    super$initialize(...)
    self$input_dim <- input_dim
    self$output_dim <- output_dim
    self$mask_zero <- mask_zero
  },
  build = function(input_shape) {
    self$table <- self$add_weight(shape(self$input_dim, self$output_dim))
  },
  call = function(inputs) op_take(self$table, op_cast(inputs, "int32"), axis = 1),
  compute_mask = function(inputs, mask = NULL) {
    if (self$mask_zero) op_not_equal(inputs, 0L)
  }
)

halves <- Layer(
  "Halves",
  call = function(inputs) op_split(inputs, 2, axis = 2),
  compute_mask = function(inputs, mask = NULL) {
    if (!is.null(mask)) op_split(mask, 2, axis = 2)
  }
)

pair <- Layer(
  "Pair",
  call = function(query, value, query_mask = NULL, value_mask = NULL) query + value,
  compute_mask = function(inputs, previous_mask) previous_mask
)

listed <- Layer(
  "Listed",
  call = function(inputs, mask = NULL) {
    stopifnot(length(mask) == 2)
    inputs[[1]] + inputs[[2]]
  },
  compute_mask = function(inputs, mask) mask[[1]]
)

named <- Layer(
  "Named",
  call = function(inputs, mask = NULL) {
    stopifnot(setequal(names(mask), c("a", "b")))
    list(a = inputs$a, b = inputs$b)
  },
  compute_mask = function(inputs, mask) mask
)

trained <- Layer("Trained", call = function(inputs, training = TRUE, mask = NULL) inputs)

trained_or_not <- Layer(
  "TrainedOrNot",
  call = function(inputs, training = NULL, mask = NULL) inputs
)

inherited <- Layer("Inherited", inherit = layer_embedding)

not_one <- Layer(
  "NotOne",
  inherit = layer_embedding,
  compute_mask = function(inputs, mask = NULL) {
    mask <- super$compute_mask(inputs, mask)
    if (!is.null(mask)) op_logical_and(mask, op_not_equal(inputs, 1L))
  }
)

block <- Layer(
  "Block",
  initialize = function(units, ...) {
    super$initialize(...)
    self$units <- units
    self$embed <- layer_embedding(input_dim = 10, output_dim = units, mask_zero = TRUE)
    self$passing <- passing()
    self$softmax <- temporal_softmax()
  },
  call = function(inputs) inputs |> self$embed() |> self$passing() |> self$softmax(),
  compute_mask = function(inputs, mask = NULL) self$embed$compute_mask(inputs, mask)
)

terms <- function(name = "x") keras_input(6, name = name)
floats <- function(name = "f") keras_input(c(6, 4), name = name)
embed <- function(x) layer_embedding(x, 10, 4, mask_zero = TRUE)

models <- list(
  softmax = function() {
    x <- terms()
    keras_model(x, x |> embed() |> layer_dense(3) |> temporal_softmax())
  },
  given = function() {
    x <- terms()
    m <- keras_input(6, dtype = "bool", name = "m")
    keras_model(list(x, m), temporal_softmax()(embed(x), mask = m))
  },
  passing = function() {
    x <- terms()
    keras_model(x, x |> embed() |> passing() |> layer_lstm(2))
  },
  own_embedding = function() {
    x <- terms()
    keras_model(x, x |> own_embedding(10L, 4L, mask_zero = TRUE) |> layer_lstm(2))
  },
  no_mask = function() {
    x <- terms()
    keras_model(x, x |> own_embedding(10L, 4L) |> layer_lstm(2))
  },
  halves = function() {
    x <- terms()
    parts <- x |> embed() |> halves()
    keras_model(x, list(layer_lstm(parts[[1]], 2), layer_gru(parts[[2]], 2)))
  },
  pair = function() {
    x <- terms()
    z <- terms("z")
    keras_model(list(x, z), pair()(embed(x), embed(z)) |> layer_lstm(2))
  },
  pair_by_name = function() {
    x <- terms()
    z <- terms("z")
    keras_model(list(x, z), pair()(embed(x), value = embed(z)) |> layer_lstm(2))
  },
  pair_half = function() {
    x <- terms()
    z <- floats("z")
    keras_model(list(x, z), pair()(embed(x), z) |> layer_lstm(2))
  },
  listed = function() {
    x <- terms()
    z <- floats("z")
    keras_model(list(x, z), listed()(list(embed(x), z)) |> layer_lstm(2))
  },
  named = function() {
    x <- terms()
    z <- terms("z")
    y <- named()(list(a = embed(x), b = embed(z)))
    keras_model(list(x, z), list(layer_lstm(y$a, 2), layer_gru(y$b, 2)))
  },
  training = function() {
    x <- terms()
    keras_model(x, trained()(embed(x)))
  },
  training_given = function() {
    x <- terms()
    keras_model(x, trained()(embed(x), training = FALSE))
  },
  training_none = function() {
    x <- terms()
    keras_model(x, trained_or_not()(embed(x)))
  },
  training_no_mask = function() {
    x <- floats()
    keras_model(x, trained()(x))
  },
  converted = function() {
    x <- terms()
    keras_model(x, trained(dtype = "float16")(embed(x)))
  },
  inherited = function() {
    x <- terms()
    keras_model(x, x |> inherited(10, 4, mask_zero = TRUE) |> layer_lstm(2))
  },
  not_one = function() {
    x <- terms()
    keras_model(x, x |> not_one(10, 4, mask_zero = TRUE) |> layer_lstm(2))
  },
  block = function() {
    x <- terms()
    keras_model(x, x |> block(4L) |> layer_lstm(2))
  },
  flat = function() {
    x <- terms()
    keras_model(x, x |> embed() |> layer_flatten() |> layer_dense(2))
  },
  sequence = function() {
    keras_model_sequential(input_shape = 6) |>
      embed() |> passing() |> temporal_softmax() |> layer_lstm(2)
  }
)

# The text of what `make()` makes, its classes in the module of the record, and
# the layers that warnings name.
recorded_as <- function(make) {
  told <- character()
  text <- withCallingHandlers(
    as.character(as_json(make())),
    keratin_warning_graph = function(condition) {
      name <- sub("^Layer `([^`]*)`.*", "\\1", conditionMessage(condition))
      told <<- c(told, name)
      invokeRestart("muffleWarning")
    }
  )
  list(text = with_module(text), told = told)
}

with_module <- function(text) {
  gsub('"module": "<r-[^"]*>"', '"module": "<r-globalenv>"', text)
}

test_that("masks and training reach layers of one's own as in Keras", {
  lines <- readLines(test_path("fixtures", "custom-masks.tsv.gz"))
  rows <- strsplit(lines, "\t")
  names(rows) <- vapply(rows, `[[`, "", 1L)
  expect_setequal(names(models), names(rows))
  for (name in names(models)) {
    clear_session()
    made <- recorded_as(models[[name]])
    expect_identical(made$text, rows[[name]][[3]], label = name)
    ended <- strsplit(rows[[name]][[2]], ",")[[1]]
    expect_identical(made$told, ended, label = paste("warnings of", name))
  }
})

test_that("models with masks are read back and copied as they are", {
  objects <- list(
    temporal_softmax, passing, own_embedding, halves, pair, listed, named,
    trained, trained_or_not, inherited, not_one, block
  )
  for (name in names(models)) {
    model <- suppressWarnings(models[[name]](), classes = "keratin_warning_graph")
    text <- as.character(as_json(model))
    again <- suppressWarnings(from_config(text, custom_objects = objects))
    expect_identical(as.character(as_json(again)), text, label = name)
    copy <- suppressWarnings(clone_model(model))
    expect_identical(get_config(copy)$layers, get_config(model)$layers, label = name)
  }
})

test_that("that a mask ends is told once for each layer", {
  clear_session()
  x <- embed(terms())
  flatten <- layer_flatten(name = "flatten")
  condition <- expect_warning(flatten(x), class = "keratin_warning_graph")
  expect_s3_class(condition, "keratin_warning")
  expect_identical(conditionMessage(condition), paste(
    "Layer `flatten` of class `Flatten` was given an input with a mask, and does not",
    "support masking: the layers behind it see no mask"
  ))
  expect_no_warning(flatten(x))
  expect_warning(layer_flatten(x, name = "other"), class = "keratin_warning_graph")
  clear_session()
  expect_warning(flatten(x), class = "keratin_warning_graph")
  # As an error, it leaves the layer as it was.
  clear_session()
  flatten <- layer_flatten(name = "flatten")
  expect_error(withr::with_options(list(warn = 2), flatten(x)), "support masking")
  expect_error(flatten$output, "has not been called")
})

test_that("masks are seen on tensors and asked of layers", {
  x <- terms()
  embedding <- layer_embedding(input_dim = 10, output_dim = 4, mask_zero = TRUE)
  mask <- embedding(x)$`_keras_mask`
  expect_identical(mask$shape, shape(NA, 6))
  expect_identical(mask$dtype, "bool")
  expect_null(x$`_keras_mask`)
  expect_identical(embedding$compute_mask(x)$shape, shape(NA, 6))
  dense <- layer_dense(units = 2)
  expect_true(all.equal(dense$compute_mask(x, mask), mask))
  expect_null(layer_lstm(units = 2)$compute_mask(x, mask))
  mine <- not_one(input_dim = 10, output_dim = 4, mask_zero = TRUE)
  expect_identical(mine$compute_mask(x)$dtype, "bool")
  expect_null(passing()$compute_mask(x))
})

test_that("`supports_masking` is what the class, its parent or `self` say", {
  expect_false(temporal_softmax()$supports_masking)
  expect_true(passing()$supports_masking)
  expect_true(halves()$supports_masking)
  expect_true(inherited(input_dim = 1, output_dim = 1, mask_zero = TRUE)$supports_masking)
  expect_false(inherited(input_dim = 1, output_dim = 1)$supports_masking)
  refusing <- Layer(
    "Refusing",
    inherit = layer_dense,
    initialize = function(units, ...) {
      super$initialize(units, ...)
      self$supports_masking <- FALSE
    }
  )
  expect_false(refusing(units = 1)$supports_masking)
  by_value <- Layer("ByValue", supports_masking = TRUE, call = function(inputs) inputs)
  expect_true(by_value()$supports_masking)
})

test_that("what is no mask is refused", {
  wrong <- Layer(
    "Wrong",
    call = function(inputs) inputs,
    compute_mask = function(inputs, mask) "all"
  )
  error <- expect_error(wrong()(terms()), class = "keratin_error_graph")
  expect_match(conditionMessage(error), "`compute_mask()` of class", fixed = TRUE)
  failing <- Layer(
    "Failing",
    call = function(inputs) inputs,
    compute_mask = function(inputs, mask) stop("no mask today")
  )
  expect_error(failing()(terms()), "no mask today")
})

# `training` as the innermost of nested layers sees it, for each of these calls.
test_that("`training` reaches the layers that a call calls", {
  seen <- NULL
  inner <- Layer("Inner", call = function(inputs, training = NULL) {
    seen <<- c(seen, list(training))
    inputs
  })
  outer <- Layer(
    "Outer",
    initialize = function(...) {
      super$initialize(...)
      self$first <- inner()
      self$drop <- layer_dropout(rate = 0.5)
      self$second <- inner()
    },
    call = function(inputs) inputs |> self$first() |> self$drop() |> self$second()
  )
  x <- floats()
  sees <- function(...) {
    seen <<- NULL
    outer()(x, ...)
    seen
  }
  expect_identical(sees(training = TRUE), list(TRUE, TRUE))
  expect_identical(sees(training = FALSE), list(FALSE, FALSE))
  # The default of the dropout layer holds for what is called after it.
  expect_identical(sees(), list(NULL, FALSE))
  seen <- NULL
  inner()(x)
  expect_identical(seen, list(NULL))
})

test_that("a model inside a call gives the masks of its layers", {
  seen <- NULL
  layer_seeing <- Layer("Seeing", call = function(inputs, mask = NULL) {
    seen <<- c(seen, list(mask))
    inputs
  })
  layer_around <- Layer(
    "Around",
    initialize = function(encoder, ...) {
      super$initialize(...)
      self$encoder <- encoder
      self$seeing <- layer_seeing()
    },
    call = function(inputs) inputs |> self$encoder() |> self$seeing()
  )
  sequence <- keras_model_sequential(input_shape = 6) |> embed()
  x <- terms()
  functional <- keras_model(x, x |> embed() |> layer_dense(3))
  plain <- keras_model(x, layer_dense(x, 3))
  for (model in list(sequence, functional)) {
    suppressWarnings(layer_around(encoder = model)(terms()))
    expect_identical(seen[[1]]$shape, shape(NA, 6))
    seen <- NULL
  }
  layer_around(encoder = plain)(terms())
  expect_identical(seen, list(NULL))
  # Outside of calls only shapes follow from a model, as in Keras.
  expect_null(sequence(terms())$`_keras_mask`)
})

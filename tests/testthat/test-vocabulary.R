vocabulary_file <- function(..., env = parent.frame()) {
  path <- withr::local_tempfile(.local_envir = env)
  writeLines(enc2utf8(as.character(c(...))), path, useBytes = TRUE)
  path
}

test_that("a vocabulary is a vector, and a list where a token is NULL", {
  lookup <- layer_string_lookup(vocabulary = c("red", "gr\u00fcn"))
  expect_identical(get_vocabulary(lookup), c("[UNK]", "red", "gr\u00fcn"))
  expect_identical(
    get_vocabulary(lookup, include_special_tokens = FALSE), c("red", "gr\u00fcn")
  )
  lookup <- layer_string_lookup(vocabulary = "red" |> list(), oov_token = NULL)
  expect_identical(get_vocabulary(lookup), list(NULL, "red"))
  lookup <- layer_integer_lookup(vocabulary = c(12, 1138), mask_token = 0)
  expect_identical(get_vocabulary(lookup), c(0L, -1L, 12L, 1138L))
})

test_that("factors, names and single numbers are terms", {
  expect_identical(
    get_config(layer_string_lookup(vocabulary = factor("a")))$vocabulary,
    list("a")
  )
  expect_identical(
    get_config(layer_string_lookup(vocabulary = c(x = "a", y = "b")))$vocabulary,
    list("a", "b")
  )
  expect_identical(
    get_config(layer_integer_lookup(vocabulary = 5))$vocabulary, list(5L)
  )
  expect_error(
    layer_integer_lookup(vocabulary = matrix(1:4, 2)), "expected an integer",
    ignore.case = TRUE, class = "keratin_error_config"
  )
})

test_that("a vocabulary is set in place, and the config keeps the first", {
  lookup <- layer_string_lookup(vocabulary = c("a", "b"))
  expect_invisible(set_vocabulary(lookup, c("[UNK]", "c", "d", "e")))
  expect_identical(get_vocabulary(lookup, FALSE), c("c", "d", "e"))
  config <- get_config(lookup)
  expect_identical(config$vocabulary, list("a", "b"))
  expect_identical(config$vocabulary_size, 4L)
  expect_identical(lookup$vocabulary_size(), 4L)
  lookup$set_vocabulary(c("x", "y"))
  expect_identical(lookup$get_vocabulary(), c("[UNK]", "x", "y"))
})

test_that("weights are those of terms", {
  lookup <- layer_text_vectorization(output_mode = "tf_idf")
  expect_error(
    set_vocabulary(lookup, c("a", "b")), "idf_weights",
    class = "keratin_error_config"
  )
  set_vocabulary(lookup, list("a"), idf_weights = 0.5)
  expect_identical(get_vocabulary(lookup), c("[UNK]", "a"))
})

test_that("a file is read if a call names it", {
  path <- vocabulary_file("red", "gr\u00fcn", "", "[UNK]")
  lookup <- layer_string_lookup(vocabulary = path)
  terms <- c("red", "gr\u00fcn", "", "[UNK]")
  expect_identical(get_vocabulary(lookup, FALSE), terms)
  config <- get_config(lookup)
  expect_null(config$vocabulary)
  expect_identical(config$vocabulary_size, 5L)
  words <- layer_text_vectorization(vocabulary = path)
  expect_identical(get_vocabulary(words), c("", "[UNK]", terms))
  numbers <- layer_integer_lookup(vocabulary = vocabulary_file(7, 36))
  expect_identical(get_vocabulary(numbers, FALSE), c(7L, 36L))
  set_vocabulary(numbers, vocabulary_file(1))
  expect_identical(get_vocabulary(numbers, FALSE), 1L)
})

test_that("a layer with a file's vocabulary can be called and added", {
  path <- vocabulary_file("a", "b", "c")
  x <- keras_input(2, dtype = "string") |>
    layer_string_lookup(vocabulary = path, output_mode = "multi_hot")
  expect_identical(as.list(x$shape), list(NULL, 4L))
  model <- keras_model_sequential(input_shape = 2) |>
    layer_string_lookup(vocabulary = path, output_mode = "count")
  expect_identical(as.list(model$output_shape), list(NULL, 4L))
})

test_that("what is no file, or no integer, is said", {
  expect_snapshot(error = TRUE, {
    layer_string_lookup(vocabulary = "red")
  })
  path <- vocabulary_file("7", "seven")
  error <- expect_error(
    layer_integer_lookup(vocabulary = path), class = "keratin_error_file"
  )
  expect_match(conditionMessage(error), "Line 2 of the vocabulary is no integer")
  expect_error(
    layer_string_lookup(vocabulary = path, output_mode = "tf_idf"),
    "a file has no weights", ignore.case = TRUE, class = "keratin_error_config"
  )
  expect_error(
    set_vocabulary(layer_dense(units = 1), "a" |> list()),
    "has no vocabulary", class = "keratin_error_config"
  )
  expect_error(
    set_vocabulary(layer_string_lookup(), c("a", "b"), NULL, 3),
    class = "keratin_error_config"
  )
})

test_that("no config makes a file be read", {
  path <- vocabulary_file("a", "b")
  for (make in c(layer_string_lookup, layer_text_vectorization)) {
    config <- get_config(make())
    config$vocabulary <- path
    error <- expect_error(from_config(config), class = "keratin_error_config")
    expect_identical(error$path, "config.vocabulary")
    expect_error(
      deserialize_keras_object(
        list(module = "keras.layers", class_name = class(make())[[1L]] |>
               sub(pattern = ".*\\.", replacement = ""), config = config),
        safe_mode = FALSE
      ),
      class = "keratin_error_config"
    )
  }
})

test_that("a vocabulary that no config holds is saved with its layer", {
  lookup <- layer_string_lookup()
  set_vocabulary(lookup, c("a", "b"))
  words <- layer_text_vectorization(output_mode = "count")
  set_vocabulary(words, c("x", "y"))
  x <- keras_input(1, dtype = "string")
  model <- keras_model(x, list(lookup(x), words(x)))
  back <- unserialize(serialize(model, NULL))
  expect_identical(
    get_vocabulary(back$layers[[2]]), get_vocabulary(lookup)
  )
  expect_identical(get_vocabulary(back$layers[[3]]), c("[UNK]", "x", "y"))
  expect_identical(as_json(back), as_json(model))
  again <- unserialize(serialize(lookup, NULL))
  expect_identical(get_vocabulary(again), c("[UNK]", "a", "b"))
})

test_that("a function of the user's goes in the config by its name", {
  upper <- function(x) stop("never called")
  words <- layer_text_vectorization(standardize = upper)
  text <- as_json(words)
  expect_match(text, '"config": "upper"', fixed = TRUE)
  expect_error(from_config(text), "upper", class = "keratin_error_class")
  back <- from_config(text, custom_objects = list(upper = upper))
  expect_identical(as_json(back), text)
  expect_identical(as_json(unserialize(serialize(words, NULL))), text)
  expect_error(
    layer_text_vectorization(split = function(x) x), "a function with a name",
    class = "keratin_error_config"
  )
})

shapes_of <- function(tensors) lapply(tensors, \(x) as.list(x$shape))

test_that("features have a layer that is named after them", {
  clear_session()
  feature <- feature_float_rescaled(scale = 0.5, name = "age")
  expect_s3_class(
    feature, "keras.src.layers.preprocessing.feature_space.Feature"
  )
  expect_identical(feature$dtype, "float32")
  expect_identical(feature$output_mode, "float")
  expect_identical(feature$preprocessor$name, "age_preprocessor")
  expect_identical(get_config(feature$preprocessor)$scale, 0.5)
  names <- vapply(
    list(
      feature_float(), feature_float(), feature_float_normalized(),
      feature_float_discretized(4), feature_integer_categorical(),
      feature_string_categorical(), feature_integer_hashed(3),
      feature_string_hashed(3)
    ),
    \(feature) feature$preprocessor$name, ""
  )
  expect_identical(names, paste0(c(
    "float", "float_1", "float_normalized", "float_discretized",
    "integer_categorical", "string_categorical", "integer_hashed",
    "string_hashed"
  ), "_preprocessor"))
})

test_that("arguments reach the layers of features", {
  discretized <- feature_float_discretized(bin_boundaries = c(0, 1))
  config <- get_config(discretized$preprocessor)
  expect_identical(config$bin_boundaries, list(0, 1))
  expect_identical(discretized$output_mode, "one_hot")
  space <- layer_feature_space(features = list(x = discretized))
  expect_identical(as.list(space$get_encoded_features()$shape), list(NULL, 3L))
  expect_identical(
    feature_float_discretized(3, output_mode = "int")$output_mode, "int"
  )
  lookup <- feature_string_categorical(max_tokens = 9, num_oov_indices = 2)
  config <- get_config(lookup$preprocessor)
  expect_identical(config$max_tokens, 9L)
  expect_identical(config$num_oov_indices, 2L)
})

test_that("a feature space makes a model", {
  clear_session()
  space <- layer_feature_space(
    features = list(
      age = "float", city = feature_string_hashed(num_bins = 16),
      day = feature_integer_hashed(num_bins = 7)
    ),
    crosses = list(c("city", "day")),
    name = "columns"
  )
  inputs <- space$get_inputs()
  expect_identical(
    shapes_of(inputs),
    list(age = list(NULL, 1L), city = list(NULL, 1L), day = list(NULL, 1L))
  )
  output <- space$get_encoded_features()
  expect_identical(as.list(output$shape), list(NULL, 1L + 16L + 7L + 32L))
  expect_identical(space$get_encoded_features()$name, output$name)
  expect_identical(names(space$preprocessors), c("age", "city", "day"))
  expect_identical(names(space$crossers), "city_X_day")
  expect_identical(
    names(space$one_hot_encoders), c("city", "day", "city_X_day")
  )
  model <- keras_model(inputs, layer_dense(output, 1))
  text <- as_json(model)
  expect_identical(as_json(from_config(text)), text)
})

test_that("encoded features come by their names on demand", {
  space <- layer_feature_space(
    features = c(b = "float", a = "float_rescaled"), output_mode = "dict"
  )
  expect_identical(
    shapes_of(space$get_encoded_features()),
    list(a = list(NULL, 1L), b = list(NULL, 1L))
  )
})

test_that("vectors need a vocabulary, which is set on the layer", {
  space <- layer_feature_space(features = list(
    city = feature_string_categorical(), zip = "integer_categorical"
  ))
  expect_error(
    space$get_encoded_features(), "no vocabulary", class = "keratin_error_state"
  )
  set_vocabulary(space$preprocessors$city, c("Athens", "Rome"))
  set_vocabulary(space$preprocessors$zip, c(10115, 80331, 20095))
  output <- space$get_encoded_features()
  expect_identical(as.list(output$shape), list(NULL, 7L))
  back <- unserialize(serialize(space, NULL))
  expect_identical(
    get_vocabulary(back$preprocessors$city), c("[UNK]", "Athens", "Rome")
  )
})

test_that("a feature space is read as it was written", {
  space <- layer_feature_space(
    features = list(
      text = feature_custom(
        dtype = "string", output_mode = "float",
        preprocessor = layer_text_vectorization(
          vocabulary = c("good", "bad"), output_mode = "multi_hot"
        )
      ),
      day = feature_integer_hashed(num_bins = 7)
    ),
    crosses = list(feature_cross(c("day", "day2"), 4, output_mode = "int"))
  )
  text <- as_json(space)
  expect_identical(as_json(from_config(text)), text)
  config <- get_config(space)
  config$hashing_dim <- 64L
  expect_identical(get_config(from_config(config))$hashing_dim, 64L)
  cross <- feature_cross(c("a", "b"), crossing_dim = 4)
  expect_identical(as_json(from_config(as_json(cross))), as_json(cross))
})

test_that("what is no feature is said", {
  expect_snapshot(error = TRUE, {
    layer_feature_space(features = list(a = "floats"))
    layer_feature_space(features = list(a = layer_dense(units = 1, name = "d")))
    layer_feature_space(features = c("float", "float"))
    layer_feature_space(features = list(a = "float"), crosses = c("a", "b"))
    layer_feature_space(features = list(a = "float"), feature_names = "a")
    feature_cross("a", crossing_dim = 4)
    feature_custom("strin", layer_string_lookup(), "int")
    feature_string_hashed()
    feature_float(5)
  })
  space <- layer_feature_space(features = list(a = "float"))
  expect_error(
    space(keras_input(1)), "not called on tensors", class = "keratin_error_graph"
  )
})

model_file <- function() withr::local_tempfile(
  fileext = ".json", .local_envir = parent.frame()
)

sample_model <- function() {
  keras_model_sequential(input_shape = 4, name = "sample") |>
    layer_dense(2, kernel_regularizer = regularizer_l2(1e-7))
}

test_that("the file is the text of the model", {
  model <- sample_model()
  file <- model_file()
  expect_identical(save_model_config(model, file), model)
  text <- readChar(file, file.size(file), useBytes = TRUE)
  expect_identical(text, as_json(model))
  expect_identical(model$to_json(), text)
  expect_identical(save_model_config(model), text)
  expect_match(text, "\"l2\": 1e-07", fixed = TRUE)
  expect_identical(as_json(load_model_config(file)), text)
  expect_identical(as_json(parse_json(text)), text)
})

test_that("a file is replaced only when asked", {
  model <- sample_model()
  file <- model_file()
  writeLines("mine", file)
  error <- expect_error(save_model_config(model, file), class = "keratin_error_file")
  expect_match(conditionMessage(error), "overwrite = TRUE", fixed = TRUE)
  expect_identical(readLines(file), "mine")
  save_model_config(model, file, overwrite = TRUE)
  expect_identical(as_json(load_model_config(file)), as_json(model))
  expect_identical(list.files(dirname(file), basename(file), all.files = TRUE), basename(file))
})

test_that("what fails leaves the file and says what was wrong", {
  expect_error(load_model_config("no/such/file.json"), class = "keratin_error_file")
  expect_error(load_model_config(tempdir()), class = "keratin_error_file")
  expect_error(load_model_config(""), class = "keratin_error_config")
  expect_error(
    save_model_config(sample_model(), "no/such/folder/file.json"),
    class = "keratin_error_file"
  )
  file <- model_file()
  writeLines("{\"module\": ", file)
  error <- expect_error(load_model_config(file), class = "keratin_error_json")
  expect_identical(error$line, 2L)
  writeLines("[1, 2]", file)
  expect_error(load_model_config(file), class = "keratin_error_config")
})

test_that("models and configs live on in another process", {
  model <- sample_model()
  file <- withr::local_tempfile()
  saveRDS(list(model = model, config = get_config(model), x = keras_input(3)), file)
  seen <- in_process(function(file) {
    saved <- readRDS(file)
    list(
      json = as_json(saved$model), rebuilt = as_json(from_config(saved$config)),
      x = format(saved$x), units = saved$model$layers[[1]]$units
    )
  }, file)
  expect_identical(seen$json, as_json(model))
  expect_identical(seen$units, 2L)
  expect_identical(seen$x, format(keras_input(3, name = readRDS(file)$x$name)))
  expect_identical(
    parse_json(seen$rebuilt)$config, parse_json(as_json(model))$config
  )
})

# The formals of the functions that keras3 1.x exports: name -> argument ->
# default as R source, null where there is none.
keras3_formals <- function() {
  jsonlite::read_json(test_path("fixtures", "keras3-formals.json"))
}

# What keratin has beyond keras3's arguments, each with its reason.
more_arguments <- list(
  # keras3 cannot rebuild an object from a list that does not say its class.
  from_config = list(class = "NULL")
)

# The defaults as R source; NULL where there is none.
formals_of <- function(f) {
  lapply(formals(f), function(default) {
    if (!identical(default, quote(expr = ))) deparse1(default)
  })
}

# Source as R writes it: 1e-3 and 0.001 are the same default.
normalized <- function(formals) {
  lapply(formals, function(default) {
    if (!is.null(default)) deparse1(str2lang(default))
  })
}

test_that("functions have keras3's arguments, order and defaults", {
  keras3 <- keras3_formals()
  ours <- getNamespaceExports("keratin")
  shared <- sort(intersect(ours, names(keras3)))
  expect_gt(length(shared), 300)
  for (name in shared) {
    f <- getExportedValue("keratin", name)
    expected <- c(normalized(keras3[[name]]), more_arguments[[name]])
    expect_identical(
      normalized(formals_of(f)), expected, label = paste0("formals of ", name, "()")
    )
  }
})

test_that("everything keras3 has for configurations, operations and applications is there", {
  missing <- setdiff(names(keras3_formals()), getNamespaceExports("keratin"))
  expect_identical(missing, character())
})

test_that("every other export is keratin's own", {
  own <- setdiff(getNamespaceExports("keratin"), names(keras3_formals()))
  of_keras_classes <- grepl("^(layer|activation|initializer|regularizer|constraint|loss|metric|optimizer|quantizer|quantization_config|dtype_policy|distillation|op)_", own)
  # `newaxis` is no function in keras3 either.
  expect_setequal(own[!of_keras_classes], c(
    "as_json", "parse_json", "dtype_policy", "input_spec", "keras_model_distiller",
    "newaxis", "LearningRateSchedule"
  ))
})

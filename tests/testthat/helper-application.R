# What Keras builds for calls of its applications: rows of a fixture that
# dev/oracle/record_applications.py writes.

application_rows <- function(family) {
  lines <- readLines(test_path("fixtures", "applications.jsonl"))
  rows <- lapply(lines, parse_json)
  Filter(\(row) row$family == family, rows)
}

# The tensor that a row's `tensor` stands for.
given_tensor <- function(kind, channels_first) {
  switch(kind,
    input = keras_input(
      if (channels_first) c(3, 96, 96) else c(96, 96, 3), name = "image"
    ),
    scaled = layer_rescaling(
      keras_input(c(128, 128, 3), name = "image"), scale = 2
    ),
    joined = layer_concatenate(
      list(keras_input(c(96, 96, 1)), keras_input(c(96, 96, 2)))
    )
  )
}

# The call of a row, in a session as at its start.
build_row <- function(row) {
  clear_session()
  args <- as.list(row$args)
  first <- identical(args$data_format, "channels_first")
  if (first) {
    config_set_image_data_format("channels_first")
    withr::defer(config_set_image_data_format("channels_last"))
  }
  if (!is.null(args$tensor)) {
    args$input_tensor <- given_tensor(args$tensor, first)
  }
  if (!"weights" %in% names(args)) {
    args["weights"] <- list(NULL)
  }
  args <- args[setdiff(names(args), c("data_format", "tensor"))]
  do.call(row$`function`, args)
}

# The paths and shapes of a model's weights, as a row has them.
weights_text <- function(model) {
  lines <- vapply(model$weights, \(weight) {
    paste0(weight$path, " [", toString(unlist(weight$shape)), "]")
  }, "")
  paste(lines, collapse = "\n")
}

# Builds every row of a family: the same text, weights and errors as Keras's.
expect_applications <- function(family) {
  written <- list()
  for (row in application_rows(family)) {
    call <- paste0(row$`function`, "(", as_json(row$args), ")")
    if (!is.null(row$error)) {
      expect_error(
        suppressWarnings(build_row(row)), class = "keratin_error", label = call
      )
      next
    }
    model <- suppressWarnings(build_row(row))
    expect_identical(cli::hash_sha256(as_json(model)), row$sha256, label = call)
    expect_identical(
      list(length(model$layers), as.double(count_params(model))),
      list(row$layers, as.double(row$parameters)), label = call
    )
    expect_identical(
      cli::hash_sha256(weights_text(model)), row$weights,
      label = paste("the weights of", call)
    )
    if (nzchar(oracle_dir)) {
      written[[call]] <- model_facts(call, as_json(model))
    }
  }
  write_rows(written, paste0("applications-", family, ".jsonl"))
}

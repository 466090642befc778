# Everything in written/ is made, read back and compared, and written for real
# Keras (helper-oracle.R).

here <- environment()
for (file in c("graphs.R", "layers.R", "models.R", "objects.R")) {
  sys.source(test_path("written", file), here)
}

facts <- function(id, model) model_facts(id, as_json(model), custom)

expect_reads_back <- function(model, id) {
  text <- as_json(model)
  expect_identical(as_json(from_config(text, custom)), text, label = id)
  config <- get_config(model)
  expect_identical(get_config(from_config(config, custom)), config, label = id)
  file <- withr::local_tempfile()
  save_model_config(model, file)
  expect_identical(
    readChar(file, file.size(file), useBytes = TRUE), text, label = id
  )
}

# Makes every model, reads it back, and writes what is said of it.
expect_written <- function(models, name) {
  rows <- lapply(names(models), function(id) {
    clear_session()
    model <- models[[id]]()
    expect_reads_back(model, id)
    facts(id, model)
  })
  write_rows(rows, name)
  expect_gt(length(rows), 40L)
}

test_that("models are read back as they were written", {
  expect_written(written_models, "models.jsonl")
})

test_that("models of operations are read back as they were written", {
  expect_written(written_graphs, "graphs.jsonl")
})

test_that("every layer is read back from a sequence and from a graph", {
  rows <- lapply(seq_along(layer_cases), function(i) {
    case <- layer_cases[[i]]
    id <- paste0(i, " ", deparse1(case$call[[1L]]))
    inputs <- function() unname(Map(
      \(shape, name) keras_input(shape, name = name, dtype = case$dtype),
      case$shapes, letters[seq_along(case$shapes)]
    ))
    clear_session()
    x <- inputs()
    layer <- eval(case$call)
    each <- length(x) == 1L || isTRUE(case$each)
    out <- if (each) do.call(layer, x) else layer(x)
    graph <- keras_model(x, out)
    expect_reads_back(graph, id)
    rows <- list(facts(paste(id, "in a graph"), graph))
    if (length(x) == 1L) {
      clear_session()
      sequence <- keras_model_sequential(input_shape = case$shapes[[1L]])
      sequence$add(eval(case$call))
      expect_reads_back(sequence, id)
      rows <- c(rows, list(facts(paste(id, "in a sequence"), sequence)))
    }
    rows
  })
  rows <- do.call(c, rows)
  write_rows(rows, "layers.jsonl")
  expect_gt(length(rows), 250L)
})

test_that("every constructor of a layer makes a layer that is written", {
  made <- vapply(layer_cases, \(case) deparse1(case$call[[1L]]), "")
  text <- unlist(lapply(written_models, \(model) deparse(body(model))))
  all <- grep("^layer_", getNamespaceExports("keratin"), value = TRUE)
  seen <- vapply(all, \(name) {
    name %in% made || any(grepl(paste0(name, "("), text, fixed = TRUE))
  }, NA)
  # What carries code for another library is not read back in safe mode.
  others <- c("layer_flax_module_wrapper", "layer_jax_model_wrapper",
    "layer_tfsm", "layer_torch_module_wrapper")
  expect_identical(sort(all[!seen]), sort(c("layer_input", others)))
})

test_that("objects are read back as they were written", {
  dense_with <- \(...) as.call(list(quote(layer_dense), units = 2, ...))
  by_name <- lapply(names(named_cases), \(field) {
    lapply(named_cases[[field]], \(name) {
      do.call(dense_with, rlang::set_names(list(name), field))
    })
  })
  exports <- getNamespaceExports("keratin")
  activations <- sort(grep("^activation_", exports, value = TRUE))
  calls <- c(
    object_cases,
    lapply(layer_cases, \(case) case$call),
    unlist(by_name, recursive = FALSE),
    lapply(policies, \(name) dense_with(dtype = name)),
    lapply(activations, \(name) dense_with(activation = as.name(name))),
    lapply(activations, \(name) {
      call("layer_activation", activation = as.name(name))
    })
  )
  rows <- lapply(seq_along(calls), function(i) {
    clear_session()
    call <- match.call(eval(calls[[i]][[1L]]), calls[[i]])
    object <- eval(call)
    id <- paste(i, deparse1(call[[1L]]))
    text <- as_json(object)
    expect_identical(as_json(from_config(text)), text, label = id)
    clear_session()
    args <- lapply(as.list(call)[-1L], eval, envir = here)
    args <- args[setdiff(names(args), c("object", "inputs"))]
    list(
      id = id, text = text,
      args = if (length(args)) parse_json(as_json(args)) else
        structure(list(), names = character())
    )
  })
  write_rows(rows, "objects.jsonl")
  expect_gt(length(rows), 300L)
})

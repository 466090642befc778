# Chains of more and more layers: the time for one layer, beside that in a chain
# of a hundred. What is linear keeps it.

source("bench/common/measure.R")
library(keratin)

chain <- function(length) {
  x <- input <- keras_input(shape = 4)
  for (i in seq_len(length)) x <- layer_dense(x, 4)
  keras_model(input, x)
}

each <- function(length) {
  rounds <- if (length < 1e4) 11L else 3L
  model <- chain(length)
  path <- tempfile(fileext = ".json")
  save_model_config(model, path)
  config <- get_config(model)
  seconds <- measure(
    build = \() chain(length),
    load = \() load_model_config(path),
    get = \() get_config(model),
    from = \() from_config(config),
    clone = \() clone_model(model),
    summary = \() format(model),
    json = \() jsonlite::read_json(path),
    rounds = rounds
  )
  unlink(path)
  seconds / length
}

lengths <- c(1e2, 1e3, 1e4, 1e5)
times <- lapply(lengths, each)
what <- c(
  build = "layer_dense(x, 4) and keras_model()",
  load = "load_model_config(file)",
  get = "get_config(model)", from = "from_config(config)",
  clone = "clone_model(model)", summary = "format(model)",
  json = "jsonlite::read_json(file)"
)
for (name in names(what)) {
  rows <- lapply(seq_along(lengths), \(i) row(
    paste("a layer of", prettyNum(as.integer(lengths[[i]]), big.mark = ",")),
    times[[i]][[name]], times[[1L]][[name]], "of 100"
  ))
  do.call(show_table, c(list(what[[name]]), rows))
}

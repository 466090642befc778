# Reads models, a row of JSON each, and writes what is said of each.
# Usage: Rscript reread.R <file to read> <file to write>
library(keratin)
files <- commandArgs(trailingOnly = TRUE)

plain <- function(shape) {
  if (inherits(shape, "keras_shape")) as.list(shape) else lapply(shape, plain)
}

reread <- function(row) {
  model <- from_config(row$text)
  list(
    id = row$id, error = NULL, text = as_json(model), built = model$built,
    count_params = count_params(model),
    output_shape = plain(model$output_shape),
    layers = I(vapply(model$layers, \(layer) layer$name, "")),
    weights = unname(lapply(model$weights, \(weight) list(
      weight$path, as.list(weight$shape), weight$dtype, weight$trainable
    )))
  )
}

lines <- vapply(readLines(files[[1L]]), \(line) {
  row <- parse_json(line)
  as_json(tryCatch(
    reread(row),
    error = \(e) list(id = row$id, error = conditionMessage(e))
  ))
}, "")
writeLines(lines, files[[2L]], useBytes = TRUE)

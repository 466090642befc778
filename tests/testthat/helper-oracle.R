# Real Keras reads what the tests write (`make oracle`): with KERATIN_ORACLE_DIR
# set, models are written there, as rows of what is said of them.

oracle_dir <- Sys.getenv("KERATIN_ORACLE_DIR")

plain <- function(shape) {
  if (inherits(shape, "keras_shape")) as.list(shape) else lapply(shape, plain)
}

# What is said of the model that a text is of, as Keras says it when a session
# begins with it: weights without names count from there.
model_facts <- function(id, text, custom_objects = NULL) {
  force(text)
  clear_session()
  model <- from_config(text, custom_objects)
  list(
    id = id, text = as_json(model), built = model$built,
    count_params = if (model$built) count_params(model),
    output_shape = if (model$built) plain(model$output_shape),
    layers = I(vapply(model$layers, \(layer) layer$name, "")),
    weights = unname(lapply(model$weights, \(weight) list(
      weight$path, as.list(weight$shape), weight$dtype, weight$trainable
    )))
  )
}

# Writes rows of facts as lines of JSON.
write_rows <- function(rows, name) {
  if (nzchar(oracle_dir)) {
    lines <- vapply(rows, as_json, "")
    writeLines(lines, file.path(oracle_dir, name), useBytes = TRUE)
  }
}

# Models as files, configs and copies, beside jsonlite.

source("bench/common/measure.R")
source("bench/common/models.R")
library(keratin)

show_model <- function(name, path) {
  model <- load_model_config(path)
  config <- get_config(model)
  seconds <- measure(
    json = \() jsonlite::read_json(path),
    load = \() load_model_config(path),
    save = \() save_model_config(model),
    get = \() get_config(model),
    from = \() from_config(config),
    clone = \() clone_model(model),
    summary = \() format(model),
    serialize = \() serialize(model, NULL),
    rounds = 11L
  )
  layers <- measure_once(
    \() clone_model(model), \(model) model$layers, rounds = 11L
  )
  layers_known <- local({
    held <- model$layers
    measure(layers = \() model$layers)
  })
  beside_json <- function(what, seconds_of, ...) {
    row(what, seconds_of, seconds[["json"]], "jsonlite::read_json()", ...)
  }
  most <- 1e-5 * length(model$layers)
  show_table(
    sprintf(
      "%s: %d layers, %.0f KB of JSON", name, length(model$layers),
      file.size(path) / 1024
    ),
    beside_json("jsonlite::read_json(file)", seconds[["json"]]),
    beside_json("load_model_config(file)", seconds[["load"]], aim = 2),
    beside_json("save_model_config(model)", seconds[["save"]]),
    beside_json("get_config(model)", seconds[["get"]], aim = 2),
    beside_json("from_config(config)", seconds[["from"]], aim = 3),
    beside_json("clone_model(model)", seconds[["clone"]], aim = 1),
    beside_json("format(model), the summary", seconds[["summary"]]),
    beside_json("serialize(model), as saveRDS()", seconds[["serialize"]]),
    beside_json("model$layers, first time", layers, most = most),
    beside_json("model$layers, again", layers_known[["layers"]], most = most)
  )
}

files <- model_files()
for (name in names(files)) show_model(name, files[[name]])

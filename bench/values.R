# R lists and JSON text, beside jsonlite.

source("bench/common/measure.R")
library(keratin)

text <- paste(readLines(resnet50(), warn = FALSE), collapse = "\n")
value <- parse_json(text)

seconds <- measure(
  parse = \() parse_json(text),
  parse_jsonlite = \() jsonlite::parse_json(text),
  write = \() as_json(value),
  write_jsonlite = \() {
    jsonlite::toJSON(value, auto_unbox = TRUE, null = "null", digits = NA)
  }
)

show_table(
  "The config of a ResNet50 as text and as a list",
  row(
    "parse_json(text)", seconds[["parse"]], seconds[["parse_jsonlite"]],
    "jsonlite::parse_json(text)"
  ),
  row(
    "as_json(list)", seconds[["write"]], seconds[["write_jsonlite"]],
    "jsonlite::toJSON(list, ...)"
  )
)

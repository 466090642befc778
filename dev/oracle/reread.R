# Reads models, a row of JSON each, and writes what is said of each.
# Usage: Rscript dev/oracle/reread.R <file to read> <file to write>
library(keratin)
source("tests/testthat/helper-oracle.R")
files <- commandArgs(trailingOnly = TRUE)

reread <- function(row) c(model_facts(row$id, row$text), list(error = NULL))

lines <- vapply(readLines(files[[1L]]), \(line) {
  row <- parse_json(line)
  as_json(tryCatch(
    reread(row),
    error = \(e) list(id = row$id, error = conditionMessage(e))
  ))
}, "")
writeLines(lines, files[[2L]], useBytes = TRUE)

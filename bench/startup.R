# From nothing to a first model, beside an R process that does nothing.

source("bench/common/measure.R")

scripts <- c(
  empty = "invisible(NULL)",
  library = "library(keratin)",
  model = paste(
    "library(keratin);",
    "model <- keras_model_sequential(input_shape = 4) |> layer_dense(1)"
  )
)

# Clock and processor seconds of a process.
run <- function(script) {
  arguments <- c("--vanilla", "-e", shQuote(script))
  time <- system.time(status <- system2("Rscript", arguments))
  stopifnot(status == 0L)
  c(time[["elapsed"]], time[["user.child"]] + time[["sys.child"]])
}

for (script in scripts) run(script)
turn <- \(round) vapply(scripts, run, numeric(2L))
runs <- vapply(1:15, turn, matrix(0, 2L, 3L))
medians <- apply(runs, c(1L, 2L), stats::median)

rows <- function(kind, seconds) {
  rbind(
    row(
      paste("library(keratin),", kind), seconds[["library"]],
      seconds[["empty"]], "empty R"
    ),
    row(
      paste("and a first model,", kind), seconds[["model"]],
      seconds[["empty"]], "empty R", aim = 1.3
    )
  )
}
show_table(
  "A new R process, medians of 15 turns",
  rows("clock", medians[1L, ]), rows("processor", medians[2L, ])
)

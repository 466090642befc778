# What the benchmarks share: measuring, and the table that is printed.
#
# Times are of the processor, not of the clock, and what is compared takes
# turns within one run, so that figures hold on a busy machine, too.

# Processor seconds of one call of each function: medians over `rounds`.
# A call too short to be timed is repeated until it takes `least` seconds.
measure <- function(..., rounds = 21L, least = 0.005) {
  functions <- list(...)
  for (f in functions) f()
  times <- vapply(functions, \(f) repetitions(f, least), 1)
  seconds <- vapply(seq_len(rounds), function(round) {
    mapply(seconds_each, functions, times)
  }, numeric(length(functions)))
  stats::setNames(
    apply(matrix(seconds, length(functions)), 1L, stats::median),
    names(functions)
  )
}

repetitions <- function(f, least) {
  n <- 1
  while (n < 1e6 && seconds_each(f, n) * n < least) n <- n * 2
  n
}

seconds_each <- function(f, n) {
  repeated <- function() for (i in seq_len(n)) f()
  as.numeric(bench::bench_time(repeated())[["process"]]) / n
}

# Processor seconds of one call of each function, of which each call needs
# something new: `prepare` makes it, unmeasured, and the function gets it.
measure_once <- function(prepare, f, rounds = 21L) {
  f(prepare())
  stats::median(vapply(seq_len(rounds), function(round) {
    given <- prepare()
    as.numeric(bench::bench_time(f(given))[["process"]])
  }, 1))
}

# A row of a table: what took `value` seconds beside what took `against`.
# `aim` is the largest ratio that is wanted, `most` the longest time.
row <- function(what, value, against, than, aim = NULL, most = NULL) {
  wanted <- c(
    if (!is.null(aim)) paste("<=", format(aim)),
    if (!is.null(most)) paste("<", seconds_text(most))
  )
  reached <- value <= (most %||% Inf) && value / against <= (aim %||% Inf)
  data.frame(
    what = what, time = seconds_text(value), ratio = ratio_text(value, against),
    than = than, aim = paste(wanted, collapse = ", "),
    reached = if (length(wanted)) if (reached) "yes" else "no" else ""
  )
}

show_table <- function(title, ...) {
  table <- rbind(...)
  names(table) <- c("", "time", "ratio", "to", "aim", "")
  cat(title, "\n", sep = "")
  wide <- options(width = 120L)
  on.exit(options(wide))
  print(format(table, justify = "left"), row.names = FALSE, right = FALSE)
  cat("\n")
}

seconds_text <- function(seconds) {
  unit <- which(seconds >= c(1, 1e-3, 1e-6, 0))[[1L]]
  number <- signif(seconds * c(1, 1e3, 1e6, 1e9)[[unit]], 3L)
  paste(format(number, scientific = FALSE), c("s", "ms", "us", "ns")[[unit]])
}

ratio_text <- function(value, against) {
  format(signif(value / against, 3L), scientific = FALSE)
}

`%||%` <- function(x, y) if (is.null(x)) y else x

resnet50 <- function() {
  system.file("extdata", "resnet50.json", package = "keratin", mustWork = TRUE)
}

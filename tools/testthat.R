# Runs tests/testthat against the installed package and appends how many tests
# passed and failed to a file. A test that is skipped or expects nothing has
# failed. Usage: Rscript tools/testthat.R <file>
file <- commandArgs(trailingOnly = TRUE)[[1L]]

# Snapshots are compared here, too, not only where a developer is at work.
Sys.setenv(NOT_CRAN = "true")

results <- as.data.frame(testthat::test_dir(
  "tests/testthat",
  package = "keratin",
  load_package = "installed",
  reporter = testthat::CheckReporter$new(),
  stop_on_failure = FALSE
))
bad <- results$failed > 0L | results$error | results$skipped
if (any(results$skipped)) {
  message("Skipped or empty: ", toString(results$test[results$skipped]))
}
cat(sum(!bad), sum(bad), "\n", file = file, append = TRUE)
quit(status = as.integer(any(bad) || !nrow(results)))

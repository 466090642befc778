# The most memory that R takes until a model is loaded, beside R with the
# package alone and with the text read by jsonlite. On Linux, which tells it.

source("bench/common/models.R")

peak <- function(script) {
  status <- 'cat(grep("^VmHWM", readLines("/proc/self/status"), value = TRUE))'
  lines <- system2(
    "Rscript", c("--vanilla", "-e", shQuote(paste(script, status, sep = "; "))),
    stdout = TRUE
  )
  as.numeric(gsub("[^0-9]", "", lines[[length(lines)]])) / 1024
}

if (file.exists("/proc/self/status")) {
  file <- dQuote(model_files()[["NASNetLarge"]], FALSE)
  scripts <- c(
    "library(keratin)" = "library(keratin)",
    "load_model_config(file)" = "library(keratin); x <- load_model_config(%s)",
    "get_config(load_model_config(file))" =
      "library(keratin); x <- get_config(load_model_config(%s))",
    "jsonlite::read_json(file)" = "x <- jsonlite::read_json(%s)"
  )
  peaks <- vapply(sub("%s", file, scripts, fixed = TRUE), peak, 1)
  cat("Peak memory in MB, NASNetLarge\n")
  cat(sprintf("%-44s %6.1f", names(scripts), peaks), sep = "\n")
  cat("\n")
}

# The models that are measured, with their texts in temporary files: one comes
# with the package, the others are fixtures of the core's tests.
model_files <- function() {
  fixtures <- "src/rust/core/tests/fixtures/models/apps"
  names <- c("ResNet50", "EfficientNetV2L_notop_avg", "NASNetLarge")
  files <- vapply(names, \(name) {
    file <- tempfile(fileext = ".json")
    packed <- gzfile(file.path(fixtures, paste0(name, ".json.gz")))
    text <- readLines(packed, warn = FALSE)
    close(packed)
    writeLines(text, file)
    file
  }, "")
  stats::setNames(files, names)
}

# Builds the vignettes of a source tree with the keratin that R finds, and puts
# them where `R CMD build` would: inst/doc and build/vignette.rds. Then
# `R CMD build --no-build-vignettes` need not compile and install the package.
# Usage: Rscript tools/vignettes.R <folder>
setwd(commandArgs(trailingOnly = TRUE)[[1L]])

built <- tools::buildVignettes(dir = ".", tangle = TRUE)

# Chunks that show an error must not go on without one.
for (i in seq_along(built$docs)) {
  lines <- readLines(built$docs[[i]], encoding = "UTF-8")
  page <- file.path("vignettes", built$outputs[[i]])
  page <- readLines(page, encoding = "UTF-8")
  wanted <- sum(grepl("^```\\{r.*error = TRUE", lines))
  found <- sum(grepl("^#&gt; Error|#> Error", page))
  if (found != wanted) {
    stop(built$docs[[i]], " shows ", found, " errors, not ", wanted)
  }
}

made <- file.path("vignettes", c(built$outputs, unlist(built$sources)))
dir.create("inst/doc", recursive = TRUE, showWarnings = FALSE)
stopifnot(file.copy(c(built$docs, made), "inst/doc"), file.remove(made))

built <- tools::pkgVignettes(
  dir = ".", subdirs = "inst/doc", output = TRUE, source = TRUE
)
dir.create("build", showWarnings = FALSE)
saveRDS(
  utils::getFromNamespace(".build_vignette_index", "tools")(built),
  "build/vignette.rds", version = 2L
)

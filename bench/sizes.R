# What the package takes on disk.

library(keratin)

kilobytes <- function(paths) sum(file.size(paths)) / 1024
in_folder <- function(...) list.files(..., recursive = TRUE, full.names = TRUE)

home <- system.file(package = "keratin", mustWork = TRUE)
library_file <- in_folder(file.path(home, "libs"))
dist <- Sys.glob("dist/keratin_*.tar.gz")

sizes <- c(
  "installed package" = kilobytes(in_folder(home)),
  "its compiled library" = kilobytes(library_file),
  "its R code" = kilobytes(in_folder(file.path(home, "R"))),
  "its help" = kilobytes(in_folder(file.path(home, "help"))),
  "source package with its crates (make dist)" =
    if (length(dist)) kilobytes(dist[[length(dist)]]) else NA
)
cat("Sizes in KB\n")
cat(sprintf(
  "%-44s %s", names(sizes),
  ifelse(is.na(sizes), "not made", format(round(sizes), big.mark = ","))
), sep = "\n")
cat("\n")

# Writes NAMESPACE and man/ from the roxygen comments. The R code is only
# read, so that this needs no compiled package.
suppressPackageStartupMessages(
  roxygen2::roxygenise(".", load_code = roxygen2::load_source)
)

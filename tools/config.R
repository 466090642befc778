# Writes src/Makevars (src/Makevars.win on Windows) from its template.
#
# KERATIN_PROFILE=dev    fast build without optimization; default: release
# KERATIN_TARGET_DIR=dir where Cargo keeps what it compiled; such a folder
#                        survives the build, so that the next one is
#                        incremental. Default: src/rust/target, removed after
#                        the build
#
# With src/rust/vendor.tar.xz in place the build is offline and uses only the
# crates in it.

source("tools/msrv.R")

profile <- Sys.getenv("KERATIN_PROFILE", "release")
if (!profile %in% c("dev", "release")) {
  stop("KERATIN_PROFILE must be \"dev\" or \"release\", not \"", profile, "\"")
}
target_dir <- Sys.getenv("KERATIN_TARGET_DIR")
kept <- nzchar(target_dir)
if (kept) {
  dir.create(target_dir, showWarnings = FALSE, recursive = TRUE)
  target_dir <- normalizePath(target_dir, winslash = "/")
} else {
  target_dir <- "./rust/target"
}
windows <- .Platform$OS.type == "windows"
triple <- if (windows) "x86_64-pc-windows-gnu/" else ""
offline <- file.exists("src/rust/vendor.tar.xz")

values <- c(
  PROFILE = if (profile == "dev") "" else "--release",
  LIBDIR = paste0(triple, if (profile == "dev") "debug" else "release"),
  TARGET_DIR = target_dir,
  CLEAN_TARGET = if (kept) "" else "$(TARGET_DIR)",
  CARGO_FLAGS = paste0("-j 2 --locked", if (offline) " --offline")
)

makevars <- if (windows) "src/Makevars.win" else "src/Makevars"
lines <- readLines(paste0(makevars, ".in"))
for (name in names(values)) {
  lines <- gsub(paste0("@", name, "@"), values[[name]], lines, fixed = TRUE)
}
con <- file(makevars, "wb")
writeLines(lines, con, sep = "\n")
close(con)
message(
  "Building the Rust library: ", profile, " profile",
  if (offline) ", offline with the crates of vendor.tar.xz", "."
)

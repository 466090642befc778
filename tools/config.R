# Writes src/Makevars (src/Makevars.win on Windows) from its template.
#
# KERATIN_PROFILE=dev    fast build without optimization; default: release
# KERATIN_TARGET_DIR=dir where Cargo keeps what it compiled; such a folder
#                        survives the build, so that the next one is
#                        incremental. Default: src/rust/target, removed after
#                        the build unless it was there before
#
# With src/rust/vendor.tar.xz in place the build is offline and uses only the
# crates in it.

source("tools/msrv.R")

profile <- Sys.getenv("KERATIN_PROFILE", "release")
if (!profile %in% c("dev", "release")) {
  stop("KERATIN_PROFILE must be \"dev\" or \"release\", not \"", profile, "\"")
}
target_dir <- Sys.getenv("KERATIN_TARGET_DIR")
own_target <- nzchar(target_dir)
kept <- own_target || dir.exists("src/rust/target")
if (own_target) {
  dir.create(target_dir, showWarnings = FALSE, recursive = TRUE)
  target_dir <- normalizePath(target_dir, winslash = "/")
} else {
  target_dir <- "./rust/target"
}
windows <- .Platform$OS.type == "windows"
triple <- if (windows) "x86_64-pc-windows-gnu/" else ""

# Without debugging sections; GNU linkers also leave out what R cannot reach,
# for which the library's symbols must not be exported. R_init_keratin, in C,
# is: a third of the size. Of the other symbols only those stay that cross
# object files, unless a developer may want to look into the library.
link_flags <- if (Sys.info()[["sysname"]] == "Linux") {
  paste(
    if (profile == "dev") "-Wl,-S" else "-Wl,-S -Wl,-x",
    "-Wl,--gc-sections -Wl,--exclude-libs,libkeratin.a"
  )
} else {
  "-Wl,-S"
}

offline <- file.exists("src/rust/vendor.tar.xz")

values <- c(
  PROFILE = if (profile == "dev") "" else "--release",
  LIBDIR = paste0(triple, if (profile == "dev") "debug" else "release"),
  LINK_FLAGS = link_flags,
  TARGET_DIR = target_dir,
  # R tells where its headers are only while it installs. Crates that look at
  # that variable would be compiled anew whenever Cargo runs alternately in a
  # shell and under R.
  CARGO = if (kept) "env -u R_INCLUDE_DIR cargo" else "cargo",
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

# Checks, before anything is compiled, that Cargo and a recent enough rustc
# can be found, and prints the versions that the build will use. The minimum
# comes from SystemRequirements in DESCRIPTION.

no_rust <- function(...) {
  stop(
    "\n------------------------- [RUST IS NEEDED] -------------------------\n",
    ...,
    "\nInstall Rust as <https://www.rust-lang.org/tools/install> describes,",
    "\nthen install keratin again.",
    "\n--------------------------------------------------------------------",
    call. = FALSE
  )
}

tool_version <- function(tool) {
  out <- tryCatch(
    suppressWarnings(system2(tool, "--version", stdout = TRUE, stderr = TRUE)),
    error = \(e) character()
  )
  status <- attr(out, "status")
  line <- grep(paste0("^", tool, " [0-9]+\\.[0-9]+"), out, value = TRUE)
  if (length(line) == 0L || !is.null(status)) {
    no_rust(
      "`", tool, "` was not found on the PATH or in ~/.cargo/bin, or does ",
      "not run.", if (length(out)) paste0("\nIt says: ", out[[1L]])
    )
  }
  line[[1L]]
}

requirements <- read.dcf("DESCRIPTION", "SystemRequirements")[[1L]]
minimum <- sub(".*rustc >= ([0-9.]+).*", "\\1", requirements)

home <- if (.Platform$OS.type == "windows") Sys.getenv("USERPROFILE") else "~"
cargo_bin <- file.path(path.expand(home), ".cargo", "bin")
Sys.setenv(PATH = paste(
  Sys.getenv("PATH"), normalizePath(cargo_bin, mustWork = FALSE),
  sep = .Platform$path.sep
))

cargo <- tool_version("cargo")
rustc <- tool_version("rustc")
version <- sub("^rustc ([0-9]+(\\.[0-9]+)*).*", "\\1", rustc)
if (utils::compareVersion(version, minimum) < 0L) {
  no_rust(
    "keratin needs rustc ", minimum, " or newer; this machine has ", version,
    ".\nWhere rustup is in use, `rustup update stable` is enough."
  )
}
message("Using ", cargo, "\nUsing ", rustc)

# Writes inst/AUTHORS and LICENSE.note: who wrote the crates that are compiled
# into keratin, and under which licences. Usage: Rscript tools/licences.R
metadata <- jsonlite::fromJSON(
  paste(system2(
    "cargo",
    c(
      "metadata", "--locked", "--format-version", "1",
      "--manifest-path", "src/rust/Cargo.toml"
    ),
    stdout = TRUE
  ), collapse = "\n"),
  simplifyVector = FALSE
)

packages <- metadata$packages
names(packages) <- vapply(packages, \(p) p$id, "")
nodes <- metadata$resolve$nodes
names(nodes) <- vapply(nodes, \(n) n$id, "")

# Every crate the binding is built with: what only tests need is not shipped.
shipped <- character()
waiting <- metadata$resolve$root
while (length(waiting)) {
  id <- waiting[[1L]]
  waiting <- waiting[-1L]
  if (id %in% shipped) next
  shipped <- c(shipped, id)
  for (dep in nodes[[id]]$deps) {
    kinds <- lapply(dep$dep_kinds, \(k) k$kind)
    if (!all(vapply(kinds, identical, NA, "dev"))) {
      waiting <- c(waiting, dep$pkg)
    }
  }
}
crates <- Filter(\(p) !is.null(p$source), packages[shipped])
key <- vapply(crates, \(p) paste(p$name, p$version), "")
crates <- unname(crates[order(key, method = "radix")])

authors <- function(crate) {
  who <- gsub(" *<[^>]*>", "", unlist(crate$authors))
  if (length(who)) {
    paste(who, collapse = ", ")
  } else {
    paste("the authors of", crate$name)
  }
}
licence <- function(crate) gsub("/", " OR ", crate$license, fixed = TRUE)

write_lf <- function(lines, path) {
  con <- file(path, "wb")
  on.exit(close(con))
  writeLines(enc2utf8(lines), con, sep = "\n", useBytes = TRUE)
}

dir.create("inst", showWarnings = FALSE)
write_lf(
  c(
    "The Rust crates compiled into keratin and their authors, as the crates",
    "name them. Generated from the lock file by tools/licences.R.",
    "",
    vapply(crates, \(crate) {
      sprintf("%s-%s (%s)", crate$name, crate$version, authors(crate))
    }, "")
  ),
  "inst/AUTHORS"
)
rule <- strrep("-", 61)
write_lf(
  c(
    "The binaries compiled from the source code of this package contain the",
    "following Rust crates. Generated from the lock file by tools/licences.R.",
    unlist(lapply(crates, \(crate) {
      c(
        "", rule, "",
        paste0("Name:        ", crate$name),
        paste0("Version:     ", crate$version),
        if (!is.null(crate$repository)) {
          paste0("Repository:  ", crate$repository)
        },
        paste0("Authors:     ", authors(crate)),
        paste0("License:     ", licence(crate))
      )
    })),
    "", rule
  ),
  "LICENSE.note"
)

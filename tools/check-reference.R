# Fails unless every exported function of the installed package has a help
# page, and every help page that is not internal is listed in _pkgdown.yml.
pages <- tools::Rd_db("keratin")
tags <- function(page, tag) {
  found <- Filter(\(x) identical(attr(x, "Rd_tag"), tag), page)
  trimws(vapply(found, \(x) paste(unlist(x), collapse = ""), ""))
}
aliases <- lapply(pages, tags, "\\alias")
concepts <- lapply(pages, tags, "\\concept")
internal <- vapply(pages, \(p) "internal" %in% tags(p, "\\keyword"), NA)

undocumented <- setdiff(getNamespaceExports("keratin"), unlist(aliases))

# A line of the index is a name or a selector such as starts_with("layer_").
lines <- grep("^ *- *([^ :]+|[a-z_]+\\(\".*\"\\))$", readLines("_pkgdown.yml"), value = TRUE)
entries <- gsub("`", "", sub("^ *- *", "", lines))
selected <- function(entry) {
  part <- sub("^[a-z_]+\\([\"'](.*)[\"']\\)$", "\\1", entry)
  if (startsWith(entry, "starts_with(")) {
    vapply(aliases, \(names) any(startsWith(names, part)), NA)
  } else if (startsWith(entry, "ends_with(")) {
    vapply(aliases, \(names) any(endsWith(names, part)), NA)
  } else if (startsWith(entry, "has_concept(")) {
    vapply(concepts, \(names) part %in% names, NA)
  } else {
    vapply(aliases, \(names) entry %in% names, NA)
  }
}
chosen <- lapply(entries, selected)
unlisted <- names(pages)[!internal & !Reduce(`|`, chosen)]
unknown <- entries[!vapply(chosen, any, NA)]

report <- function(what, names) {
  if (length(names)) message(what, ": ", toString(sort(names)))
}
report("Exported without a help page", undocumented)
report("Help pages that _pkgdown.yml does not list", unlisted)
report("Entries of _pkgdown.yml that no help page has", unknown)
quit(status = as.integer(length(c(undocumented, unlisted, unknown)) > 0L))

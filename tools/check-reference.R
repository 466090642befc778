# Fails unless every exported function of the installed package has a help
# page, and every help page that is not internal is listed in _pkgdown.yml.
pages <- tools::Rd_db("keratin")
tags <- function(page, tag) {
  found <- Filter(\(x) identical(attr(x, "Rd_tag"), tag), page)
  trimws(vapply(found, \(x) paste(unlist(x), collapse = ""), ""))
}
aliases <- lapply(pages, tags, "\\alias")
internal <- vapply(pages, \(p) "internal" %in% tags(p, "\\keyword"), NA)

undocumented <- setdiff(getNamespaceExports("keratin"), unlist(aliases))

# A line of the index is a name or a selector such as starts_with("layer_").
lines <- grep("^ *- *[^ :]+$", readLines("_pkgdown.yml"), value = TRUE)
entries <- gsub("`", "", sub("^ *- *", "", lines))
matches <- function(entry, names) {
  part <- sub("^[a-z_]+\\([\"'](.*)[\"']\\)$", "\\1", entry)
  if (startsWith(entry, "starts_with(")) {
    startsWith(names, part)
  } else if (startsWith(entry, "ends_with(")) {
    endsWith(names, part)
  } else {
    names == entry
  }
}
listed <- function(names) {
  any(vapply(entries, \(entry) any(matches(entry, names)), NA))
}
unlisted <- names(pages)[!internal & !vapply(aliases, listed, NA)]
unknown <- Filter(\(entry) !any(matches(entry, unlist(aliases))), entries)

report <- function(what, names) {
  if (length(names)) message(what, ": ", toString(sort(names)))
}
report("Exported without a help page", undocumented)
report("Help pages that _pkgdown.yml does not list", unlisted)
report("Entries of _pkgdown.yml that no help page has", unknown)
quit(status = as.integer(length(c(undocumented, unlisted, unknown)) > 0L))

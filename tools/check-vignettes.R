# Fails unless the installed package lists every vignette of this source tree,
# under its title and with its page.
sources <- Sys.glob("vignettes/*.Rmd")
titles <- vapply(sources, \(file) {
  line <- grep("^title: ", readLines(file, encoding = "UTF-8"), value = TRUE)
  sub('^title: "(.*)"$', "\\1", line)
}, "")
wanted <- sub("[.]Rmd$", "", basename(sources))

index <- utils::vignette(package = "keratin")$results
listed <- index[, "Item"]
stopifnot(
  length(wanted) > 0L,
  setequal(listed, wanted),
  # R adds what can be opened: "Configurations (source, html)".
  setequal(index[, "Title"], paste(titles, "(source, html)"))
)
for (name in wanted) {
  page <- utils::vignette(name, package = "keratin")
  stopifnot(file.exists(file.path(page$Dir, "doc", page$PDF)))
}

# Runs the examples of every help page of the installed package and fails at
# the first that does not run.
library(keratin)

pages <- tools::Rd_db("keratin")
file <- tempfile(fileext = ".R")
out <- tempfile()
for (name in names(pages)) {
  unlink(file)
  tools::Rd2ex(pages[[name]], file)
  if (!file.exists(file)) next
  tryCatch(
    utils::capture.output(
      source(file, local = new.env(), print.eval = TRUE),
      file = out
    ),
    error = \(e) {
      message("The examples of ", name, " fail: ", conditionMessage(e))
      quit(status = 1L)
    }
  )
}

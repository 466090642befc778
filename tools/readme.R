# Runs the R code of README.md against the installed package, and compares what
# it prints with the lines there that begin with `#>`.
# Usage: Rscript tools/readme.R check|write
library(keratin)

options(width = 74, cli.num_colors = 1L)
action <- commandArgs(trailingOnly = TRUE)
stopifnot(identical(action, "check") || identical(action, "write"))

# A chunk with what it prints; each expression stands above its output.
run <- function(code) {
  code <- code[!startsWith(code, "#>")]
  parsed <- parse(text = code, keep.source = TRUE)
  ends <- vapply(attr(parsed, "srcref"), \(ref) ref[[3L]], 1L)
  starts <- c(1L, utils::head(ends, -1L) + 1L)
  parts <- Map(function(expression, start, end) {
    printed <- utils::capture.output({
      result <- tryCatch(
        withVisible(eval(expression, globalenv())),
        keratin_error = \(e) {
          writeLines(paste0("Error: ", conditionMessage(e)))
          list(visible = FALSE)
        }
      )
      if (result$visible) print(result$value)
    })
    printed <- trimws(paste("#>", printed, recycle0 = TRUE), "right")
    c(code[start:end], printed)
  }, as.list(parsed), starts, ends)
  unlist(parts)
}

# A file with what its chunks print.
run_file <- function(lines) {
  out <- character()
  chunk <- NULL
  for (line in lines) {
    if (identical(line, "```r")) {
      chunk <- character()
      out <- c(out, line)
    } else if (is.null(chunk)) {
      out <- c(out, line)
    } else if (identical(line, "```")) {
      out <- c(out, run(chunk), line)
      chunk <- NULL
    } else {
      chunk <- c(chunk, line)
    }
  }
  out
}

file <- "README.md"
lines <- readLines(file, encoding = "UTF-8")
out <- run_file(lines)
if (identical(action, "write")) {
  writeLines(out, file, useBytes = TRUE)
} else if (!identical(lines, out)) {
  same <- seq_len(min(length(lines), length(out)))
  at <- c(which(lines[same] != out[same]), length(same) + 1L)[[1L]]
  message(
    file, ", line ", at, ", is\n  ", lines[at], "\nand should be\n  ",
    out[at], "\nTo write it: Rscript tools/readme.R write"
  )
  quit(status = 1L)
}

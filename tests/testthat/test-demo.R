test_that("the demonstration runs", {
  script <- system.file("demo", "resnet50.R", package = "keratin")
  out <- withr::local_tempdir()
  text <- callr::rscript(
    script,
    libpath = .libPaths(), show = FALSE, fail_on_status = TRUE,
    env = c(callr::rcmd_safe_env(), KERATIN_ORACLE_DIR = out)
  )$stdout
  said <- grep("^[A-Z].*\\.$", strsplit(text, "\n")[[1L]], value = TRUE)
  expect_identical(said, c(
    "Loaded resnet50 with 177 layers.",
    "Edited: the head has 10 units, the first convolution a regularizer.",
    "Extended: a layer written in R stands before the head.",
    "Copied: the configs are equal, the layers are not the same.",
    "Saved and loaded: the configs are equal.",
    "Saved as RDS and used by another R process: the same model."
  ))
  expect_setequal(
    list.files(out),
    c("edited.json", "facts.json", "scaled.json", "scaled.rds")
  )
})

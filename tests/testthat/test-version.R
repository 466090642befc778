test_that("the compiled library and the package have one version", {
  expect_identical(
    rs_version(),
    as.character(utils::packageVersion("keratin"))
  )
})

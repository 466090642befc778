test_that("Xception is what Keras builds", {
  expect_applications("xception")
})

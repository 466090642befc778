test_that("MobileNet is what Keras builds", {
  expect_applications("mobilenet")
})

test_that("EfficientNet is what Keras builds", {
  expect_applications("efficientnet")
})

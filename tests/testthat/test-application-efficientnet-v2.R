test_that("EfficientNet V2 is what Keras builds", {
  expect_applications("efficientnet_v2")
})

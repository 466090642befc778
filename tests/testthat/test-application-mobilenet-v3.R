test_that("MobileNet V3 is what Keras builds", {
  expect_applications("mobilenet_v3")
})

test_that("MobileNet V2 is what Keras builds", {
  expect_applications("mobilenet_v2")
})

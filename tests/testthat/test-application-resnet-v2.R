test_that("ResNet V2 is what Keras builds", {
  expect_applications("resnet_v2")
})

test_that("Inception-ResNet V2 is what Keras builds", {
  expect_applications("inception_resnet_v2")
})

test_that("ResNet is what Keras builds", {
  expect_applications("resnet")
})

test_that("ConvNeXt is what Keras builds", {
  expect_applications("convnext")
})

test_that("VGG is what Keras builds", {
  expect_applications("vgg")
})

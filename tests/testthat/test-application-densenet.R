test_that("DenseNet is what Keras builds", {
  expect_applications("densenet")
})

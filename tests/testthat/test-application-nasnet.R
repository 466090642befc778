test_that("NASNet is what Keras builds", {
  expect_applications("nasnet")
})

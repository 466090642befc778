test_that("Inception V3 is what Keras builds", {
  expect_applications("inception_v3")
})

test_that("an active property gives its value", {
  Counting <- new_layer_class(
    "Counting",
    initialize = function(n = 1, ...) {
      super$initialize(...)
      self$n <- n
    },
    compute_output_shape = function(input_shape) input_shape,
    double = active_property(function() 2 * self$n),
    fourfold = mark_active(function(self) 2 * self$double)
  )
  layer <- Counting(n = 3)
  expect_identical(layer$double, 6)
  expect_identical(layer$fourfold, 12)
  layer$n <- 5
  expect_identical(layer$double, 10)

  Longer <- new_layer_class(
    "Longer",
    inherit = Counting,
    double = active_property(function() super$double + 1)
  )
  expect_identical(Longer(n = 3)$double, 7)
})

test_that("only functions are properties", {
  expect_error(active_property(3), class = "keratin_error_config")
  expect_identical(mark_active, active_property)
})

test_that("a name is bound to a function", {
  value <- 1
  expect_invisible(doubled %<-active% function(new) {
    if (missing(new)) 2 * value else value <<- new
  })
  expect_identical(doubled, 2)
  doubled <- 4
  expect_identical(doubled, 8)
})

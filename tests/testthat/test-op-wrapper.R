test_that("a gradient of one's own is for the call of a layer", {
  log1pexp <- op_custom_gradient(function(x) {
    e <- op_exp(x)
    list(op_log(1 + e), \(upstream) upstream * (1 - 1 / (1 + e)))
  })
  x <- keras_input(shape = 4, dtype = "float16")
  layer_log1pexp <- Layer("Log1pExp", call = \(x) log1pexp(x))
  expect_identical(
    specs_of(layer_log1pexp(dtype = "float16")(x)), "float16 (NA, 4)"
  )
  expect_identical(specs_of(layer_lambda(x, log1pexp)), "float32 (NA, 4)")
  expect_error(log1pexp(x), "no gradients of your own", class = "keratin_error_graph")
  expect_error(log1pexp(1), class = "keratin_error_state")
})

test_that("a function without a gradient is refused", {
  x <- keras_input(shape = 4)
  for (f in list(\(x) x, \(x) list(x, 1), \(x) list(x))) {
    own <- op_custom_gradient(f)
    layer_plain <- Layer("Plain", call = \(x) own(x))
    error <- expect_error(layer_plain()(x), class = "keratin_error_graph")
    expect_match(conditionMessage(error), "gives no output and gradient")
  }
  expect_error(op_custom_gradient(1), class = "keratin_error_config")
})

test_that("a vectorized function needs values", {
  total <- op_vectorize(\(a, b) a + b, excluded = 1L, signature = "(),()->()")
  x <- keras_input(shape = 4)
  error <- expect_error(total(x, 1), class = "keratin_error_graph")
  expect_match(error$hint, "op_vectorized_map")
  expect_error(total(1, 2), class = "keratin_error_state")
  expect_error(op_vectorize(1), class = "keratin_error_config")
  expect_error(op_vectorize(\(a) a, 1), class = "keratin_error_config")
})

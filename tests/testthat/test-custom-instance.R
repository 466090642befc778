test_that("super finds the parent's methods, at any depth", {
  layer_a <- Layer("A", call = function(x) x, hello = function() "A", who = function() "only A")
  layer_b <- Layer("B", inherit = layer_a, hello = function() c("B", super$hello()))
  layer_c <- Layer("C",
    inherit = layer_b,
    hello = function() c("C", super$hello()),
    pythonic = function() c("C", super()$hello()),
    past_b = function() super(B, self)$hello(),
    parent_env = list2env(list(B = layer_b), parent = environment())
  )
  layer_d <- Layer("D", inherit = layer_c)
  layer <- layer_d()
  expect_identical(layer$hello(), c("C", "B", "A"))
  expect_identical(layer$pythonic(), c("C", "B", "A"))
  expect_identical(layer$past_b(), "A")
  expect_identical(layer$who(), "only A")
  expect_error(
    Layer("E", call = function(x) x, bad = function() super$nothing())()$bad(),
    "no method `nothing`", class = "keratin_error_state"
  )
})

test_that("each class has a private of its own, each object another", {
  layer_a <- Layer("A", call = function(x) x,
    count = function() {
      private$n <- private$n + 1
      private$n
    },
    seen = function() private$describe(),
    private = list(n = 0, describe = function() paste("n is", private$n))
  )
  layer_b <- Layer("B", inherit = layer_a, mine = function() private$n)
  one <- layer_b()
  two <- layer_b()
  expect_identical(one$count(), 1)
  expect_identical(one$count(), 2)
  expect_identical(two$count(), 1)
  expect_identical(one$seen(), "n is 2")
  expect_null(one$mine())
  expect_null(one$n %||% NULL) |> expect_error(class = "keratin_error_config")
})

test_that("active properties are computed, and set if they take a value", {
  layer_a <- Layer("A", call = function(x) x,
    double = active_property(function() self$n * 2),
    n2 = active_property(function(value) {
      if (missing(value)) self$n^2 else self$n <- sqrt(value)
    }),
    n = 3,
    inside = function() self$double
  )
  layer <- layer_a()
  expect_identical(layer$double, 6)
  expect_identical(layer$inside(), 6)
  expect_identical(layer$n2, 9)
  layer$n2 <- 16
  expect_identical(layer$n, 4)
  expect_error(layer$double <- 1, class = "keratin_error_state")
  layer_b <- Layer("B", inherit = layer_a, double = active_property(function() super$double + 1))
  expect_identical(layer_b()$double, 7)
})

test_that("self is the layer: it is called, returned and given on", {
  layer_a <- Layer("A", call = function(x) x,
    me = function() invisible(self),
    apply = function(x) self(x),
    config = function() get_config(self)$name,
    named = function() self$name,
    is_one = function() inherits(self, "keratin_self")
  )
  layer <- layer_a(name = "a")
  expect_identical(layer$me(), layer)
  expect_identical(layer$apply(keras_input(2))$shape, shape(NA, 2))
  expect_identical(layer$config(), "a")
  expect_identical(layer$named(), "a")
})

test_that("layers in lists of lists belong to the layer, in order", {
  clear_session()
  layer_a <- Layer("A",
    initialize = function(...) {
      self$first <- layer_dense(units = 1, name = "first")
      super$initialize(...)
      self$rest <- list(
        layer_dense(units = 2, name = "x"),
        deep = list(y = layer_dense(units = 3, name = "y"), n = 5)
      )
      self$rest[[3]] <- layer_dense(units = 4, name = "z")
      self$again <- self$first
    },
    build = function(input_shape) {
      self$late <- layer_dense(units = 5, name = "late")
      self$own <- self$add_weight(2L, name = "own", trainable = FALSE)
      for (layer in list(self$first, self$rest[[1]], self$rest$deep$y, self$rest[[3]], self$late)) {
        layer$build(input_shape)
      }
    },
    call = function(x) x
  )
  layer <- layer_a()
  layer$build(shape(NA, 2))
  paths <- vapply(layer$weights, \(w) w$path, "")
  expect_identical(paths, c(
    "a/own", "a/first/kernel", "a/first/bias", "a/x/kernel", "a/x/bias",
    "a/y/kernel", "a/y/bias", "a/z/kernel", "a/z/bias", "a/late/kernel", "a/late/bias"
  ))
  layer$trainable <- FALSE
  expect_length(layer$trainable_weights, 0)
  expect_false(layer$rest$deep$y$trainable)
})

test_that("a layer that is built takes no more layers and weights", {
  layer_a <- Layer("A", call = function(x) x,
    later = function() self$add_weight(1L),
    put = function() self$new <- layer_dense(units = 1)
  )
  layer <- layer_a()
  layer$build(shape(NA, 2))
  expect_error(layer$later(), "built already", class = "keratin_error_state")
  expect_error(layer$put(), "built already", class = "keratin_error_state")
  layer$note <- "values are no layers"
  expect_identical(layer$note, "values are no layers")
})

test_that("a layer cannot be inside itself", {
  layer_a <- Layer("A", call = function(x) x)
  outer <- layer_a(name = "outer")
  inner <- layer_a(name = "inner")
  outer$inner <- inner
  expect_error(inner$outer <- outer, "inside itself", class = "keratin_error_state")
})

test_that("what is not there is told", {
  layer_a <- Layer("A", call = function(x) x, ask = function() self$unknown)
  expect_error(layer_a()$ask(), "unknown", class = "keratin_error_config")
  expect_error(layer_a()$unknown, "unknown", class = "keratin_error_config")
})

test_that("metrics assigned to self are the layer's metrics", {
  layer_a <- Layer("A",
    initialize = function(...) {
      super$initialize(...)
      self$tracker <- metric_mean(name = "loss")
      self$more <- list(metric_sum())
    },
    call = function(x) x
  )
  names <- vapply(layer_a()$metrics, \(m) m$name, "")
  expect_setequal(names, c("loss", "sum"))
})

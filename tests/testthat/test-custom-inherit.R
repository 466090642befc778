# What is expected of several parents is what Keras has for the same classes in
# Python.

shift <- Layer(
  "Shift",
  initialize = function(units = 1, ...) {
    super$initialize(...)
    self$units <- units
  },
  call = function(inputs) inputs
)

test_that("methods of several parents are met in Python's order", {
  a <- Layer("A", who = function() "A", get_config = function() c(super$get_config(), a = 1))
  b <- Layer("B", inherit = a, who = function() c("B", super$who()),
    get_config = function() c(super$get_config(), b = 1)
  )
  c_ <- Layer("C", inherit = a, who = function() c("C", super$who()),
    get_config = function() c(super$get_config(), c = 1)
  )
  d <- Layer("D", inherit = list(b, c_), who = function() c("D", super$who()),
    get_config = function() c(super$get_config(), d = 1)
  )
  layer <- d(name = "d")
  expect_identical(layer$who(), c("D", "B", "C", "A"))
  expect_named(
    get_config(layer), c("name", "trainable", "dtype", "a", "c", "b", "d")
  )
  expect_identical(sub("^.*[.]", "", class(layer)[1:4]), c("D", "B", "C", "A"))
  by_name <- Layer("E", inherit = list(d, Layer), who = function() super(d, self)$who())
  expect_identical(by_name()$who(), c("B", "C", "A"))
})

test_that("a class without a parent is a part of others", {
  mixin <- R6::R6Class("Mixin", public = list(
    hello = function() "mixin",
    call = function(x) x,
    get_config = function() c(list(mixin = 1), super$get_config())
  ))
  before <- Layer("Before", inherit = list(mixin, layer_dense))
  after <- Layer("After", inherit = list(layer_dense, mixin))
  for (make in list(before, after)) {
    layer <- make(units = 3)
    expect_identical(layer$hello(), "mixin")
    # A class that says shapes is asked for them, whatever `call()` would give.
    expect_identical(layer(keras_input(2))$shape, shape(NA, 3))
  }
  expect_identical(names(get_config(before(units = 3)))[1:3], c("mixin", "name", "trainable"))
  expect_identical(names(get_config(after(units = 3)))[1:3], c("name", "trainable", "dtype"))
  model <- Model("M", inherit = list(mixin, Model))
  expect_identical(model()$hello(), "mixin")
})

test_that("R6 classes inherit from each other, and types are parents, too", {
  base <- R6::R6Class("Base", inherit = layer_dense, public = list(hi = function() "base"))
  sub <- R6::R6Class("Sub", inherit = base, public = list(hi = function() c("sub", super$hi())))
  expect_identical(Layer("S", inherit = sub)(units = 2)$hi(), c("sub", "base"))
  from_layer <- R6::R6Class("R6L", inherit = Layer, public = list(call = function(inputs) inputs))
  expect_identical(Layer("S", inherit = from_layer)()(keras_input(2))$shape, shape(NA, 2))
  by_type <- Layer("T", inherit = layer_dense(units = 1)$`__class__`)
  expect_identical(by_type(units = 2L)(keras_input(3))$shape, shape(NA, 2))
  by_own_type <- Layer("T", inherit = shift()$`__class__`)
  expect_identical(by_own_type(units = 3)$units, 3)
  expect_s3_class(Layer("A", inherit = list())(), "keras.src.layers.layer.Layer")
})

test_that("parents that cannot be joined are refused", {
  a <- Layer("A")
  b <- Layer("B", inherit = a)
  refused <- function(inherit, message) {
    error <- expect_error(Layer("X", inherit = inherit), class = "keratin_error_config")
    expect_match(conditionMessage(error), message, fixed = TRUE)
    expect_identical(error$path, "inherit")
  }
  refused(list(a, b), "an order that cannot be kept")
  refused(list(a, a), "an order that cannot be kept")
  refused(list(layer_dense, layer_dropout), "one of Keras's own classes at most")
  refused(list(layer_dense, loss_huber), "from a class of losses")
  refused(list(a, metaclass = "M"), "its parents and nothing more")
  refused(list(a, sum), "must be a class")
})

test_that("`super()` takes a class", {
  layer_a <- Layer("A", tell = function() super(1, self)$call())
  error <- expect_error(layer_a()$tell(), "takes a class", class = "keratin_error_config")
  expect_identical(error$path, "type")
})

test_that("R6 classes are parents, and custom objects", {
  wide <- R6::R6Class(
    "Wide", inherit = layer_dense,
    public = list(
      factor = 10,
      initialize = function(width, ...) super$initialize(width * 10, ...),
      double = function() self$units * 2L
    ),
    private = list(secret = 3),
    active = list(half = function() self$units %/% 2L)
  )
  layer_wide <- Layer("Wider", inherit = wide, reveal = function() self$factor)
  layer <- layer_wide(width = 2L)
  expect_identical(layer$units, 20L)
  expect_identical(layer$double(), 40L)
  expect_identical(layer$half, 10L)
  expect_identical(layer$reveal(), 10)
  expect_identical(layer(keras_input(3))$shape, shape(NA, 20))
  expect_identical(get_registered_name(wide), "Wide")
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  register_keras_serializable(wide, package = "six")
  expect_identical(names(get_custom_objects()), "six>Wide")
})

test_that("what is no class cannot be inherited from", {
  expect_error(Layer("A", inherit = sum), class = "keratin_error_config")
  expect_error(Layer("A", inherit = "Dense"), class = "keratin_error_config")
  expect_error(Layer("A", inherit = loss_huber), "losses", class = "keratin_error_config")
  expect_error(Loss("A", inherit = layer_dense), "layers", class = "keratin_error_config")
  expect_identical(class(Layer("A", inherit = Layer)), c("keratin_class", "function"))
})

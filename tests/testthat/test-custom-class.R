add <- Layer(
  "Shift",
  initialize = function(by = 1, ...) {
    super$initialize(...)
    self$by <- by
  },
  call = function(inputs) inputs
)

test_that("a constructor takes the arguments of initialize(), as they stand", {
  expect_identical(names(formals(add)), c("object", "by", "..."))
  expect_identical(add(by = 3)$by, 3)
  expect_identical(add(, 3)$by, 3)
  args <- list(by = 4, name = "shift")
  expect_identical(add(!!!args)$by, 4)
  expect_identical(add(!!!args)$name, "shift")
  expect_identical(add(keras_input(2), 5)$shape, shape(NA, 2))
})

test_that("the type takes no object, and splices", {
  type <- add()$`__class__`
  expect_identical(type(7)$by, 7)
  expect_identical(type(!!!list(by = 8))$by, 8)
  expect_identical(type$`__name__`, "Shift")
  expect_match(type$`__module__`, "^<r-")
  expect_output(print(type), "<class Shift>", fixed = TRUE)
  expect_identical(type$from_config(list(by = 9))$by, 9)
  expect_error(type$nothing, class = "keratin_error_config")
})

test_that("Keras's own classes are types, too", {
  layer <- layer_dense(units = 3, name = "d")
  type <- layer$`__class__`
  expect_identical(type$`__name__`, "Dense")
  expect_identical(type$`__module__`, "keras.layers")
  expect_identical(type(units = 2L)$units, 2L)
  expect_identical(
    get_config(type$from_config(layer$get_config())), get_config(layer)
  )
  expect_output(print(type), "<class keras.layers.Dense>", fixed = TRUE)
  expect_error(type$nothing, class = "keratin_error_config")
})

test_that("a class sees itself by __class__ and by its name", {
  layer_pair <- Layer(
    "Pair",
    initialize = function(n = 1, ...) {
      super$initialize(...)
      self$n <- n
    },
    more = function() list(`__class__`(self$n + 1), Pair(n = self$n + 2)),
    call = function(inputs) inputs
  )
  made <- layer_pair(n = 1)$more()
  expect_identical(made[[1]]$n, 2)
  expect_identical(made[[2]]$n, 3)
})

test_that("Python's names of methods are understood", {
  layer <- Layer(
    "Py",
    `__init__` = function(self, n = 2, ...) {
      super$`__init__`(...)
      self$n <- n
    },
    call = function(self, inputs) inputs
  )
  expect_identical(layer(n = 5)$n, 5)
  expect_error(
    Layer("Two", initialize = function() NULL, `__init__` = function() NULL),
    class = "keratin_error_config"
  )
  clip <- Constraint("Clip", `__call__` = function(w) min(w, 1))
  expect_identical(clip()(3), 1)
})

test_that("members are taken from `...` and from `public`, which comes last", {
  more <- list(size = 4, grow = function() self$size * 2)
  layer_a <- Layer(
    "A", NULL, function(x) x, NULL, NULL, !!!more, public = list(size = 5)
  )
  layer <- layer_a()
  expect_identical(layer$size, 5)
  expect_identical(layer$grow(), 10)
  expect_error(Layer("A", public = list(1)), class = "keratin_error_config")
})

test_that("parent_env is where methods look", {
  env <- new.env()
  env$secret <- 42
  layer_a <- Layer("A", call = function(x) x, tell = function() secret, parent_env = env)
  expect_identical(layer_a()$tell(), 42)
})

test_that("methods may be static, or of the class", {
  decorated <- function(fn, how) structure(fn, py_decorators = how)
  layer_a <- Layer("A", call = function(x) x,
    twice = decorated(function(x) 2 * x, "staticmethod"),
    title = decorated(function(cls) cls$`__name__`, "classmethod")
  )
  expect_identical(layer_a()$twice(4), 8)
  expect_identical(layer_a()$title(), "A")
})

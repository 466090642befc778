layer_same <- Layer("Same", compute_output_shape = function(input_shape) input_shape)

test_that("registered classes are found for the session", {
  withr::defer(set_custom_objects(former))
  former <- set_custom_objects()
  expect_identical(get_registered_name(layer_same), "Same")
  same <- Layer("Same", compute_output_shape = function(input_shape) input_shape)
  config <- get_config(same())
  expect_error(from_config(config), class = "keratin_error_class")
  same <- register_keras_serializable(same, package = "mine")
  expect_identical(get_registered_name(same), "mine>Same")
  layer <- same()
  expect_identical(serialize_keras_object(layer)$registered_name, "mine>Same")
  expect_identical(
    get_config(from_config(get_config(layer))), get_config(layer)
  )
  expect_identical(names(get_custom_objects()), "mine>Same")
  expect_identical(class(get_registered_object("mine>Same")), class(same))
  expect_null(get_registered_object("nobody"))
})

test_that("set_custom_objects() gives back the former ones", {
  former <- set_custom_objects(list(Same = layer_same))
  withr::defer(set_custom_objects(former))
  expect_identical(names(get_custom_objects()), "Same")
  expect_identical(names(set_custom_objects(former)), "Same")
})

test_that("a scope ends, whatever happens inside", {
  config <- serialize_keras_object(layer_same(name = "s"))
  found <- with_custom_object_scope(
    list(layer_same), deserialize_keras_object(config)
  )
  expect_identical(found$name, "s")
  expect_error(with_custom_object_scope(list(layer_same), stop("inside")), "inside")
  expect_error(deserialize_keras_object(config), class = "keratin_error_class")
})

test_that("functions go by the name of their variable", {
  my_activation <- function(x) x
  layer <- layer_dense(units = 2, activation = my_activation, name = "d")
  config <- get_config(layer)
  expect_identical(config$activation$class_name, "function")
  expect_identical(config$activation$config, "my_activation")
  expect_error(from_config(config), "my_activation", class = "keratin_error_class")
  again <- from_config(config, custom_objects = list(my_activation = my_activation))
  expect_identical(get_config(again), config)
})

test_that("a layer gives back the functions it was given", {
  double <- function(x) 2 * x
  zeros <- function(shape, dtype = NULL) array(0, shape)
  layer <- layer_dense(
    units = 2, activation = double, kernel_initializer = zeros
  )
  expect_identical(layer$activation(3), 6)
  expect_identical(layer$kernel_initializer(2), array(0, 2))
  again <- layer_dense(units = 2, activation = layer$activation)
  expect_identical(get_config(again)$activation, get_config(layer)$activation)
  expect_identical(
    layer_activation(activation = double)$activation(3), 6
  )
  error <- expect_error(
    layer_activation(activation = function(x) x), class = "keratin_error_config"
  )
  expect_match(conditionMessage(error), "without a name", fixed = TRUE)
})

test_that("what is no class and no function is refused", {
  expect_error(
    from_config(list(class_name = "A", config = list()), custom_objects = list(1)),
    class = "keratin_error_config"
  )
  expect_error(
    from_config(list(class_name = "A", config = list()), custom_objects = "A"),
    class = "keratin_error_config"
  )
})

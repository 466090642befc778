layer_same <- Layer("Same", compute_output_shape = function(input_shape) input_shape)

test_that("registered classes are found for the session", {
  withr::defer(set_custom_objects(former))
  former <- set_custom_objects()
  expect_identical(get_registered_name(layer_same), "Same")
  same <- Layer("Same", compute_output_shape = function(input_shape) input_shape)
  config <- get_config(same())
  expect_error(from_config(as_json(same())), class = "keratin_error_class")
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

test_that("the package is that of the calling code, Custom outside of packages", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  same <- Layer("Same", call = function(x) x)
  eval(quote(keratin::register_keras_serializable(same)), list2env(list(same = same), parent = globalenv()))
  expect_identical(names(get_custom_objects()), "Custom>Same")
  env <- new.env(parent = asNamespace("withr"))
  env$same <- same
  eval(quote(keratin::register_keras_serializable(same, "Renamed")), env)
  expect_identical(names(get_custom_objects()), c("Custom>Same", "withr>Renamed"))
  expect_identical(get_registered_name(same), "withr>Renamed")
  expect_error(register_keras_serializable(3), class = "keratin_error_config")
  expect_error(register_keras_serializable(function(x) x), class = "keratin_error_config")
})

test_that("functions are registered, and returned with their name", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  half <- function(x) x / 2
  expect_error(get_registered_name(half), "needs a name", class = "keratin_error_config")
  half <- register_keras_serializable(half, package = "mine")
  expect_identical(get_registered_name(half), "mine>half")
  expect_identical(half(4), 2)
  layer <- layer_dense(units = 1, activation = half)
  expect_identical(get_config(layer)$activation$config, "mine>half")
  expect_identical(get_config(from_config(get_config(layer))), get_config(layer))
})

test_that("Keras's own classes have names, too", {
  expect_identical(get_registered_name(layer_dense), "Dense")
  expect_identical(get_registered_name(loss_huber), "Huber")
  expect_identical(get_registered_name(layer_dense(units = 1)$`__class__`), "Dense")
})

test_that("names are looked for in scopes, then registered, then in lists", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  one <- Layer("Name", call = function(x) x, which = "one")
  two <- Layer("Name", call = function(x) x, which = "two")
  three <- Layer("Name", call = function(x) x, which = "three")
  which <- function(class) class$which
  expect_null(get_registered_object("Name"))
  expect_identical(which(get_registered_object("Name", list(Name = one), list(Name = two))), "one")
  expect_identical(which(get_registered_object("Name", NULL, list(two))), "two")
  set_custom_objects(list(Name = two))
  expect_identical(which(get_registered_object("Name", list(Name = one))), "two")
  scoped <- with_custom_object_scope(list(three), get_registered_object("Name", list(one)))
  expect_identical(which(scoped), "three")
  config <- serialize_keras_object(one(name = "n"))
  expect_identical(deserialize_keras_object(config)$which, "two")
  expect_identical(deserialize_keras_object(config, list(one))$which, "one")
  inner <- with_custom_object_scope(list(one), with_custom_object_scope(
    list(three), deserialize_keras_object(config)
  ))
  expect_identical(inner$which, "three")
})

test_that("a class of one package is not another's", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  mine <- register_keras_serializable(Layer("Block", call = function(x) x), package = "mine")
  config <- serialize_keras_object(mine())
  set_custom_objects()
  yours <- register_keras_serializable(Layer("Block", call = function(x) x), package = "yours")
  error <- expect_error(deserialize_keras_object(config), class = "keratin_error_class")
  expect_match(conditionMessage(error), "mine>Block", fixed = TRUE)
})

test_that("set_custom_objects() gives and takes the names", {
  former <- set_custom_objects()
  withr::defer(set_custom_objects(former))
  same <- Layer("Same", call = function(x) x)
  before <- set_custom_objects(list(Other = same))
  expect_length(before, 0)
  expect_identical(get_registered_name(same), "Other")
  expect_identical(serialize_keras_object(same())$registered_name, "Other")
  set_custom_objects(list(More = Layer("More", call = function(x) x)), clear = FALSE)
  expect_identical(names(get_custom_objects()), c("Other", "More"))
  set_custom_objects()
  expect_identical(get_registered_name(same), "Same")
})

test_that("a class that is gone is asked for, and the config stays readable", {
  file <- withr::local_tempfile(fileext = ".rds")
  saveRDS(get_config(Layer("Gone", call = function(x) x, parent_env = globalenv())(name = "g")), file)
  seen <- in_process(function(file) {
    config <- readRDS(file)
    list(name = config$name, error = tryCatch(from_config(config), error = conditionMessage))
  }, file)
  expect_identical(seen$name, "g")
  expect_match(seen$error, "custom_objects = list(Gone)", fixed = TRUE)
})

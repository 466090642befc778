x <- function() keras_input(shape = 4, name = "x")
x_in_text <- tensor_in_text(list(NULL, 4L), "float32", list("x", 0L, 0L))

test_that("a function is recorded by the name of its variable", {
  clear_session()
  doubled <- function(slice) slice * 2
  input <- x()
  model <- keras_model(input, op_map(input, doubled))
  expect_identical(operations_of(input, model$output)[[1L]], list(
    module = "keras.src.ops.core", class_name = "Map",
    config = list(name = "map"), registered_name = "Map", name = "map",
    inbound_nodes = list(list(
      args = list(function_in_text("doubled"), x_in_text),
      kwargs = structure(list(), names = character())
    ))
  ))
  text <- as_json(model)
  error <- expect_error(from_config(text), class = "keratin_error_class")
  expect_identical(error$path, "config.layers[1].inbound_nodes[0].args[0]")
  again <- from_config(text, custom_objects = list(doubled = doubled))
  expect_identical(as_json(again), text)
  expect_identical(specs_of(again$output), "float32 (NA, 4)")
})

test_that("registered functions and activations are found by themselves", {
  registered <- get_custom_objects()
  withr::defer(set_custom_objects(registered))
  tripled <- register_keras_serializable(
    \(slice) slice * 3, name = "tripled", package = "mine"
  )
  input <- x()
  for (f in list(tripled, activation_relu)) {
    for (map in list(op_map, op_vectorized_map)) {
      model <- keras_model(input, map(input, f))
      expect_identical(as_json(from_config(as_json(model))), as_json(model))
    }
  }
  operation <- operations_of(input, op_map(input, tripled))[[1L]]
  expect_identical(
    operation$inbound_nodes[[1L]]$args[[1L]], function_in_text("mine>tripled")
  )
})

test_that("a function without a name gets one of the operation's", {
  clear_session()
  input <- x()
  names <- vapply(1:2, function(i) {
    operation <- operations_of(input, op_map(input, \(slice) slice + 1))[[1L]]
    operation$inbound_nodes[[1L]]$args[[1L]]$config
  }, "")
  expect_identical(names, c("map_f", "map_1_f"))
  operation <- operations_of(input, op_vectorized_map(input, \(s) op_sum(s)))[[1L]]
  expect_identical(
    operation$config,
    list(name = "vectorized_map", `function` = function_in_text("vectorized_map"))
  )
})

test_that("what a function gives is stacked", {
  input <- x()
  both <- keras_input(batch_shape = c(5, 4))
  gives <- \(f, xs = input) specs_of(op_map(xs, f))
  expect_identical(gives(\(s) op_sum(s)), "float32 (NA)")
  expect_identical(gives(\(s) op_reshape(s, c(2, 2))), "float32 (NA, 2, 2)")
  expect_identical(gives(\(s) s > 0), "bool (NA, 4)")
  expect_identical(gives(\(s) 1), "float32 (NA)")
  expect_identical(gives(\(s) 1L), "int32 (NA)")
  expect_identical(gives(\(s) matrix(0, 2, 3)), "float32 (NA, 2, 3)")
  expect_identical(gives(\(s) s, keras_input(4, dtype = "float64")), "float32 (NA, 4)")
  expect_identical(
    gives(\(s) list(b = s, a = list(op_sum(s), s))),
    list(a = list("float32 (NA)", "float32 (NA, 4)"), b = "float32 (NA, 4)")
  )
  expect_identical(gives(\(s) s[[1]] * s[[2]], list(both, input)), "float32 (5, 4)")
  expect_identical(
    gives(\(s) s$a * s$b, list(b = both, a = input)), "float32 (NA, 4)"
  )
  expect_identical(gives(\(s) s * 2)[[1L]], "float32 (NA, 4)")
  expect_false(op_map(input, \(s) s * 2)$sparse)
  layer <- layer_dense(units = 3)
  expect_identical(gives(layer, keras_input(c(2, 4))), "float32 (NA, 2, 3)")
  expect_identical(specs_of(op_vectorized_map(input, op_sum)), "float32 (NA)")
})

test_that("a function that fails is told of with its place", {
  clear_session()
  input <- x()
  error <- expect_error(
    op_map(input, \(slice) stop("no luck")),
    "The `f` of the `Map` operation `map` cannot be called",
    class = "keratin_error_graph"
  )
  expect_identical(conditionMessage(error$parent), "no luck")
  error <- expect_error(
    op_vectorized_map(input, \(slice) slice %o% 2), class = "keratin_error_graph"
  )
  expect_match(
    conditionMessage(error), "The `function` of the `VectorizedMap` operation"
  )
  for (f in list(\(s) "a", \(s) NULL, \(s) list(s, NULL))) {
    expect_error(op_map(input, f), "must give tensors", class = "keratin_error_graph")
  }
  expect_error(op_map(input, \(a, b) a + b), class = "keratin_error_graph")
  expect_error(
    op_map(input, 3), "expected a function, got 3",
    ignore.case = TRUE, class = "keratin_error_config"
  )
  expect_error(op_map(input, "relu"), class = "keratin_error_config")
  expect_error(op_map(keras_input(batch_shape = c(0, 4)), \(s) s), class = "keratin_error_shape")
  scalar <- keras_input(batch_shape = integer())
  expect_error(op_map(scalar, \(s) s), class = "keratin_error_shape")
  expect_error(op_map(list(input, 1), \(s) s[[1]]), class = "keratin_error_graph")
  expect_error(op_map(matrix(1, 2, 2), \(s) s), class = "keratin_error_state")
})

test_that("a graph knows no tensor that is not an argument", {
  input <- x()
  other <- keras_input(4, name = "other")
  error <- expect_error(
    op_map(input, \(slice) slice + other),
    "uses the output of `other`", class = "keratin_error_graph"
  )
  expect_match(error$hint, "`op_switch()`", fixed = TRUE)
  # An array that the function makes is none of the graph's.
  expect_identical(
    specs_of(op_map(input, \(slice) slice + op_ones(4))), "float32 (NA, 4)"
  )
  # Inside the call of a layer, there is no graph.
  layer_both <- Layer("Both", call = \(inputs) {
    op_map(inputs[[1]], \(slice) slice + inputs[[2]][1, ])
  })
  both <- layer_both()(list(input, keras_input(4)))
  expect_identical(specs_of(both), "float32 (NA, 4)")
})

test_that("a scan hands a state on", {
  clear_session()
  input <- x()
  running <- function(state, slice) list(state + slice, op_sum(slice))
  expect_identical(
    specs_of(op_scan(running, 0, input)), list("float32 (4)", "float32 (NA)")
  )
  expect_identical(
    specs_of(op_scan(running, input[1, ], input, length = 3)),
    list("float32 (4)", "float32 (3)")
  )
  counted <- function(state, slice) list(state + 1L, state)
  expect_identical(
    specs_of(op_scan(counted, input, length = 2)),
    list("float32 (NA, 4)", "float32 (2, NA, 4)")
  )
  nested <- function(state, slice) {
    list(list(b = state$b + slice, a = state$a), slice)
  }
  expect_identical(
    specs_of(op_scan(nested, list(b = input[1, ], a = 1), input))[[1L]],
    list(a = "float32 ()", b = "float32 (4)")
  )
  operation <- operations_of(
    input, op_scan(running, 0, input, reverse = TRUE, unroll = TRUE)
  )[[1L]]
  expect_identical(operation$config[-1L], list(
    length = NULL, reverse = TRUE, unroll = TRUE
  ))
  expect_identical(
    operation$inbound_nodes[[1L]]$args,
    list(function_in_text("running"), 0, x_in_text)
  )
})

test_that("a scan is refused where Keras refuses it", {
  input <- x()
  pair <- \(state, slice) list(state, slice)
  for (f in list(\(a, b) a, \(a, b) list(a), \(a, b) list(a, b, a))) {
    expect_error(op_scan(f, 0, input), "must give a list of two")
  }
  expect_error(op_scan(\(a, b) list(a, NULL), 0, input), "must give tensors")
  expect_error(op_scan(\(a, b) list(a, list(b)), 0, input), "one tensor for each slice")
  error <- expect_error(op_scan(pair, input), class = "keratin_error_graph")
  expect_identical(error$path, "length")
  expect_error(op_scan(pair, 0, list(a = input)), "no first slice")
  expect_error(op_scan(pair, 0, input, length = "a"), class = "keratin_error_config")
})

test_that("an associative scan keeps the shape", {
  input <- x()
  operation <- operations_of(
    input, op_associative_scan(op_add, input, axis = 2, reverse = TRUE)
  )[[1L]]
  expect_identical(operation$config[-1L], list(reverse = TRUE, axis = 1L))
  expect_identical(
    operation$inbound_nodes[[1L]]$args, list(function_in_text("op_add"), x_in_text)
  )
  seen <- NULL
  looks <- function(a, b) {
    seen <<- list(dim(a), dim(b))
    op_cast(a, "int32")
  }
  fixed <- keras_input(batch_shape = c(3, 4))
  expect_identical(specs_of(op_associative_scan(looks, fixed)), "int32 (3, 4)")
  expect_identical(seen, list(c(1L, 4L), c(1L, 4L)))
  expect_identical(
    specs_of(op_associative_scan(
      \(a, b) list(a[[1]] + b[[1]], a[[2]]), list(fixed, keras_input(batch_shape = 3))
    )),
    list("float32 (3, 4)", "float32 (3, 4)")
  )
  error <- expect_error(
    op_associative_scan(\(a, b) a, list(fixed, input)), class = "keratin_error_shape"
  )
  expect_identical(error$path, "elems")
  expect_error(op_associative_scan(op_add, fixed, axis = 3), class = "keratin_error_shape")
})

test_that("names of later operations are those that Keras gives", {
  # Keras takes a part of each tensor to see what the function is called on.
  later <- function(f) {
    clear_session()
    input <- x()
    f(input)
    operations_of(input, input[1, ])[[1L]]$name
  }
  expect_identical(later(\(x) op_map(x, \(s) s)), "get_item_1")
  expect_identical(later(\(x) op_map(list(x, x), \(s) s[[1]])), "get_item_2")
  expect_identical(later(\(x) op_scan(\(a, b) list(a, b), 0, x)), "get_item_1")
  expect_identical(later(\(x) op_scan(\(a, b) list(a, b), 0, list(x))), "get_item")
  expect_identical(later(\(x) op_associative_scan(op_add, x)), "get_item_1")
  expect_identical(later(\(x) op_map(x, \(s) s[1])), "get_item_1")
  expect_identical(later(\(x) layer_lambda(x, \(x) x[1, ])), "get_item")
})

test_that("a model with functions is saved, read and cloned", {
  input <- x()
  doubled <- function(slice) slice * 2
  model <- keras_model(input, op_map(input, doubled))
  file <- withr::local_tempfile()
  saveRDS(model, file)
  again <- readRDS(file)
  expect_identical(as_json(again), as_json(model))
  clone <- clone_model(model)
  expect_identical(
    operations_of(clone$input, clone$output)[[1L]]$inbound_nodes[[1L]]$args[[1L]],
    function_in_text("doubled")
  )
  expect_identical(
    specs_of(model(keras_input(batch_shape = c(2, 4)))), "float32 (2, 4)"
  )
})

test_that("an R function takes the place of bytecode", {
  input <- x()
  config <- get_config(keras_model(input, op_map(input, \(slice) slice * 2)))
  bytecode <- list(
    class_name = "__lambda__", config = list(value = list("4wEAAA==", NULL, NULL))
  )
  name <- config$layers[[2L]]$name
  config$layers[[name]]$inbound_nodes[[1L]]$args[[1L]] <- bytecode
  error <- expect_error(from_config(config), class = "keratin_error_class")
  expect_match(error$message, "is Python bytecode, which is never run here")
  f <- \(slice) op_sum(slice)
  config$layers[[name]]$inbound_nodes[[1L]]$args[[1L]] <- f
  expect_identical(specs_of(from_config(config)$output), "float32 (NA)")
})

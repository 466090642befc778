x <- function() keras_input(shape = 4, name = "x")
x_in_text <- tensor_in_text(list(NULL, 4L), "float32", list("x", 0L, 0L))

test_that("a condition records both functions", {
  clear_session()
  input <- keras_input(batch_shape = integer(), dtype = "bool", name = "x")
  one <- \() 1
  operation <- operations_of(input, op_cond(input, one, \() -1))[[1L]]
  expect_identical(operation, list(
    module = "keras.src.ops.core", class_name = "Cond",
    config = list(name = "cond"), registered_name = "Cond", name = "cond",
    inbound_nodes = list(list(
      args = list(
        tensor_in_text(list(), "bool", list("x", 0L, 0L)),
        function_in_text("one"), function_in_text("cond_false_fn")
      ),
      kwargs = structure(list(), names = character())
    ))
  ))
  both <- \() list(b = 1L, a = matrix(0, 2, 2))
  expect_identical(
    specs_of(op_cond(input, both, both)), list(a = "float32 (2, 2)", b = "int32 ()")
  )
  expect_identical(
    specs_of(op_cond(input, \() op_ones(c(1, 2)), \() op_zeros(c(1, 2)))),
    "float32 (1, 2)"
  )
  expect_null(op_cond(input, \() NULL, \() NULL))
})

test_that("functions of a condition must agree", {
  input <- keras_input(batch_shape = integer(), dtype = "bool")
  others <- list(\() 1L, \() c(1, 2), \() list(1), \() NULL, \() list(a = 1))
  for (other in others) {
    error <- expect_error(op_cond(input, \() 1, other), class = "keratin_error_graph")
    expect_identical(error$path, "false_fn")
  }
  error <- expect_error(
    op_cond(input, \() list(a = 1), \() list(a = 1, b = c(TRUE, FALSE)))
  )
  expect_match(
    conditionMessage(error),
    "they give list(a = float32 ()) and list(a = float32 (), b = bool (2,))",
    fixed = TRUE
  )
})

test_that("functions of a condition know no tensor but inside a layer", {
  input <- x()
  error <- expect_error(
    op_cond(op_any(input > 0), \() input, \() -input), class = "keratin_error_graph"
  )
  expect_match(conditionMessage(error), "uses the output of `x`")
  layer_shrink <- Layer(
    "Shrink", call = \(x) op_cond(op_all(x < 1), \() x, \() x / 2)
  )
  expect_identical(specs_of(layer_shrink()(input)), "float32 (NA, 4)")
  expect_identical(
    specs_of(layer_lambda(input, \(x) op_cond(op_all(x < 1), \() x, \() x / 2))),
    "float32 (NA, 4)"
  )
  expect_error(op_cond(TRUE, \() 1, \() 2), class = "keratin_error_state")
})

test_that("a switch counts its functions from 1", {
  clear_session()
  input <- x()
  halved <- \(a, b) a / 2
  operation <- operations_of(input, op_switch(2, list(op_add, halved), input, 1))[[1L]]
  expect_identical(operation$inbound_nodes[[1L]]$args, list(
    1L, list(function_in_text("op_add"), function_in_text("halved")), x_in_text, 1
  ))
  branches <- list(halved, \(a, b) b)
  operation <- operations_of(input, op_switch(0L, branches, input, 1))[[1L]]
  expect_identical(operation$inbound_nodes[[1L]]$args[1:2], list(
    0L, list(
      function_in_text("switch_1_branches_1"), function_in_text("switch_1_branches_2")
    )
  ))
  index <- keras_input(batch_shape = integer(), dtype = "int32")
  switched <- op_switch(index, list(halved), input, 1)
  classes <- vapply(
    operations_of(list(index, input), switched), \(layer) layer$class_name, ""
  )
  expect_setequal(classes, c("Greater", "Subtract", "Where", "Switch"))
})

test_that("the first function of a switch speaks for all", {
  input <- x()
  expect_identical(
    specs_of(op_switch(1, list(\(a) op_sum(a), \(a) a), input)), "float32 ()"
  )
  expect_identical(
    specs_of(op_switch(1, list(\(a) a[[2]]), list(input, 1L))), "int32 ()"
  )
  for (branches in list(list(), op_add, list(1), NULL)) {
    error <- expect_error(op_switch(1, branches, input), class = "keratin_error_graph")
    expect_identical(error$path, "branches")
  }
  expect_error(
    op_switch(1, list(op_abs), x = input), "have no names", class = "keratin_error_graph"
  )
  expect_error(op_switch(1, list(op_add), 1, 2), class = "keratin_error_state")
})

test_that("a loop keeps what it is given, and cannot be written", {
  clear_session()
  input <- x()
  loop <- op_while_loop(\(a, b) TRUE, \(a, b) list(a, b), list(input, matrix(0, 2, 3)))
  expect_identical(specs_of(loop), list("float32 (NA, 4)", "float64 (2, 3)"))
  expect_identical(
    specs_of(op_while_loop(\(a) TRUE, \(a) a, list(z = input), maximum_iterations = 3)),
    list(z = "float32 (NA, 4)")
  )
  counted <- op_fori_loop(1L, 3, \(i, state) state + i, input)
  expect_identical(specs_of(counted), "float32 (NA, 4)")
  upper <- keras_input(batch_shape = integer(), dtype = "int32")
  expect_identical(
    specs_of(op_fori_loop(0, upper, \(i, state) state, input)), "float32 (NA, 4)"
  )
  model <- keras_model(input, counted)
  expect_identical(dim(model$output), c(NA, 4L))
  error <- expect_error(as_json(model), class = "keratin_error_config")
  expect_match(error$path, "fori_loop.body_fun", fixed = TRUE)
  expect_match(error$hint, "layer of your own")
})

test_that("what is no loop is refused", {
  input <- x()
  expect_error(op_while_loop(TRUE, \(a) a, input), class = "keratin_error_config")
  expect_error(op_while_loop(\(a) TRUE, 3, input), class = "keratin_error_config")
  expect_error(
    op_while_loop(\(a, b) TRUE, \(a, b) list(a, b), list(input, 1)),
    class = "keratin_error_graph"
  )
  expect_error(op_fori_loop(0.5, 3, \(i, s) s, input), class = "keratin_error_config")
  expect_error(op_fori_loop(0, 3, "f", input), class = "keratin_error_config")
  expect_error(op_fori_loop(0, 3, \(i, s) s, list(input)), class = "keratin_error_graph")
  expect_error(op_fori_loop(0, 3, \(i, s) s, 1), class = "keratin_error_state")
})

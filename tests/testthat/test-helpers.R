test_that("elements of a named list are named by themselves", {
  units <- 8
  expect_identical(
    named_list(units, activation = "relu", !!!list(b = 2)),
    list(units = 8, activation = "relu", b = 2)
  )
  expect_identical(named_list(), structure(list(), names = character()))
  expect_error(named_list(a = 1, a = 2), class = "rlang_error")
})

test_that("arrays are reshaped row by row", {
  expect_identical(array_reshape(1:6, c(2, 3)), matrix(1:6, 2, byrow = TRUE))
  x <- array(1:24, c(2, 3, 4))
  # What numpy's reshape gives of the same array.
  expect_identical(
    array_reshape(x, c(4, 6)),
    matrix(c(
      1, 7, 13, 19, 3, 9, 15, 21, 5, 11, 17, 23,
      2, 8, 14, 20, 4, 10, 16, 22, 6, 12, 18, 24
    ) |> as.integer(), 4, byrow = TRUE)
  )
  expect_identical(array_reshape(x, c(4, 6), order = "F"), array(1:24, c(4, 6)))
  expect_identical(dim(array_reshape(1:6, c(-1, 2))), c(3L, 2L))
  expect_identical(dim(array_reshape(1:6, list(3, NULL))), c(3L, 2L))
  expect_identical(dim(array_reshape(1:6, 6)), 6L)
  for (dim in list(c(4, 2), c(-1, -1), c(-1, 4), -2)) {
    expect_error(array_reshape(1:6, dim), class = "keratin_error_shape")
  }
  expect_error(array_reshape(keras_input(4), 4), class = "keratin_error_config")
})

test_that("places in a subset have their names", {
  expect_null(newaxis)
  expect_s3_class(all_dims(), "all_dims")
  expect_output(print(all_dims()), "all_dims()", fixed = TRUE)
})

test_that("%as% notes a name", {
  expect_identical(attr(list(1) %as% one, "as"), "one")
})

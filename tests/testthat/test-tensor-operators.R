x <- function() keras_input(shape = c(4, 3), name = "x")

# The classes of the operations that lead to a tensor, in order.
recorded <- function(input, output) {
  operations <- keras_model(input, output)$operations[-1L]
  classes <- vapply(operations, \(operation) class(operation)[[1L]], "")
  sub("^keras\\.src\\.ops\\.numpy\\.", "", classes)
}

test_that("every operator records its operation", {
  a <- x()
  b <- a
  outputs <- list(
    Add = a + 1, Subtract = 1 - a, Multiply = a * b, TrueDivide = a / 2,
    Power = a^2, Mod = a %% 2, FloorDivide = a %/% 2, Equal = a == b,
    NotEqual = a != 0, Less = a < 1, LessEqual = 1 <= a, Greater = a > b,
    GreaterEqual = a >= 0, LogicalAnd = a & b, LogicalOr = a | TRUE,
    LogicalNot = !a, Negative = -a
  )
  for (class in names(outputs)) {
    expect_identical(recorded(a, outputs[[class]]), class)
    expect_identical(dim(outputs[[class]]), c(NA, 4L, 3L))
  }
  expect_identical(+a, a)
})

test_that("every function of one tensor records its operation", {
  a <- x()
  outputs <- list(
    Absolute = abs(a), Sign = sign(a), Sqrt = sqrt(a), Exp = exp(a),
    Expm1 = expm1(a), Log = log(a), Log2 = log2(a), Log10 = log10(a),
    Log1p = log1p(a), Floor = floor(a), Ceil = ceiling(a), Trunc = trunc(a),
    Sin = sin(a), Cos = cos(a), Tan = tan(a), Arcsin = asin(a),
    Arccos = acos(a), Arctan = atan(a), Sinh = sinh(a), Cosh = cosh(a),
    Tanh = tanh(a), Arcsinh = asinh(a), Arccosh = acosh(a),
    Arctanh = atanh(a), Round = round(a), Real = Re(a), Imag = Im(a),
    Angle = Arg(a), Conjugate = Conj(a), Isnan = is.nan(a),
    Isfinite = is.finite(a), Isinf = is.infinite(a)
  )
  for (class in names(outputs)) {
    expect_identical(recorded(a, outputs[[class]]), class)
    expect_identical(dim(outputs[[class]]), c(NA, 4L, 3L))
  }
  expect_identical(recorded(a, Mod(a)), "Absolute")
})

test_that("functions of all elements give scalars", {
  a <- x()
  outputs <- list(
    Sum = sum(a), Prod = prod(a), Max = max(a), Min = min(a), Any = any(a),
    All = all(a), Mean = mean(a), Nansum = sum(a, na.rm = TRUE),
    Nanprod = prod(a, na.rm = TRUE), Nanmax = max(a, na.rm = TRUE),
    Nanmin = min(a, na.rm = TRUE), Nanmean = mean(a, na.rm = TRUE)
  )
  for (class in names(outputs)) {
    expect_identical(recorded(a, outputs[[class]]), class)
    expect_identical(dim(outputs[[class]]), integer())
  }
})

test_that("functions of several arguments join what they give", {
  a <- x()
  expect_identical(recorded(a, sum(a, a^2)), c("Power", "Sum", "Sum", "Add"))
  expect_identical(recorded(a, max(a, 0, 1:3)), c("Max", "Maximum", "Maximum"))
  expect_identical(recorded(a, any(a, FALSE)), c("Any", "LogicalOr"))
})

test_that("logarithms have any base", {
  a <- x()
  expect_identical(recorded(a, log(a, 2)), "Log2")
  expect_identical(recorded(a, log(a, base = 10)), "Log10")
  expect_identical(recorded(a, log(a, exp(1))), "Log")
  expect_identical(recorded(a, log(a, 3)), c("Log", "TrueDivide"))
})

test_that("rounding takes a number of decimals", {
  a <- x()
  decimals <- function(tensor) {
    config <- as_json(keras_model(a, tensor)) |> parse_json()
    config$config$layers[[2L]]$config$decimals
  }
  expect_identical(decimals(round(a)), 0L)
  expect_identical(decimals(round(a, 2)), 2L)
  expect_identical(decimals(round(a, digits = -1)), -1L)
})

test_that("sums so far are those of all elements in a row", {
  a <- keras_input(batch_shape = c(2, 3))
  expect_identical(dim(cumsum(a)), 6L)
  expect_identical(recorded(a, cumprod(a)), "Cumprod")
})

test_that("what Keras has no operation for is refused by name", {
  a <- x()
  expect_error(range(a), "`range()`", fixed = TRUE, class = "keratin_error")
  expect_error(gamma(a), "`gamma()`", fixed = TRUE, class = "keratin_error_graph")
  expect_error(signif(a), "`signif()`", fixed = TRUE, class = "keratin_error")
  expect_error(cummax(a), "`cummax()`", fixed = TRUE, class = "keratin_error")
  expect_error(any(a, na.rm = TRUE), "NaN", class = "keratin_error_graph")
  error <- expect_error(mean(a, trim = 0.1), "further", class = "keratin_error")
  expect_identical(as.character(conditionCall(error)[[1L]]), "mean")
})

test_that("the product of matrices is a method of its own", {
  # R dispatches on it from 4.3 on.
  name <- "%*%.keras.src.backend.common.keras_tensor.KerasTensor"
  product <- get(name, asNamespace("keratin"))
  a <- x()
  expect_identical(recorded(a, product(a, matrix(1, 3, 2))), "Matmul")
  expect_identical(dim(product(a, matrix(1, 3, 2))), c(NA, 4L, 2L))
  if (getRversion() >= "4.3.0") {
    expect_identical(recorded(a, a %*% matrix(1, 3, 2)), "Matmul")
    expect_identical(dim(matrix(1, 2, 4) %*% a), c(NA, 2L, 3L))
  }
})

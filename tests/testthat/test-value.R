# The table of ?parse_json, row by row: text to R, and R to the same text.
both_ways <- function(text, value) {
  expect_identical(parse_json(text), value)
  expect_identical(json_of(value), text)
}

refused <- function(value, path, message) {
  error <- expect_error(json_of(value), class = "keratin_error_config")
  expect_identical(error$path, paste0("x", path))
  expect_match(conditionMessage(error), message, fixed = TRUE)
}

big <- function(value, digits = NULL) {
  structure(value, class = "keras_integer", digits = digits)
}

test_that("objects are named lists, in order", {
  both_ways('{"b": 1, "a": {"d": true}}', list(b = 1L, a = list(d = TRUE)))
  both_ways("{}", structure(list(), names = character()))
})

test_that("arrays are lists without names, never simplified", {
  both_ways("[1, 2]", list(1L, 2L))
  both_ways("[[1], []]", list(list(1L), list()))
  both_ways("[]", list())
})

test_that("strings, truth values and null stay what they are", {
  both_ways('"a\\"b"', 'a"b')
  both_ways('""', "")
  both_ways('"h\\u00e4user \\ud83d\\ude00"', "h\u00e4user \U1f600")
  both_ways("true", TRUE)
  both_ways("false", FALSE)
  both_ways("null", NULL)
  both_ways('{"a": null, "b": [null]}', list(a = NULL, b = list(NULL)))
})

test_that("integers keep all their digits", {
  both_ways("0", 0L)
  both_ways("-2147483647", -2147483647L)
  both_ways("2147483647", 2147483647L)
  both_ways("2147483648", big(2147483648))
  both_ways("-2147483648", big(-2147483648))
  both_ways("9007199254740991", big(2^53 - 1))
  both_ways("9007199254740993", big(2^53, "9007199254740993"))
  both_ways("-9223372036854775808", big(-2^63, "-9223372036854775808"))
  both_ways(
    "123456789012345678901234567890",
    big(123456789012345678901234567890, "123456789012345678901234567890")
  )
})

test_that("floats stay floats, spelled as Python spells them", {
  both_ways("1.0", 1)
  both_ways("1e-07", 1e-7)
  both_ways("-0.0", -0.0)
  expect_identical(1 / parse_json("-0.0"), -Inf)
  both_ways("0.1", 0.1)
  both_ways("1e+16", 1e16)
  both_ways("NaN", NaN)
  expect_false(is.na(parse_json("NaN")) && !is.nan(parse_json("NaN")))
  both_ways("Infinity", Inf)
  both_ways("-Infinity", -Inf)
})

test_that("atomic vectors of another length than one are arrays", {
  expect_identical(json_of(c(3, 3)), "[3.0, 3.0]")
  expect_identical(json_of(1:3), "[1, 2, 3]")
  expect_identical(json_of(c("a", "b")), '["a", "b"]')
  expect_identical(json_of(c(TRUE, FALSE)), "[true, false]")
  expect_identical(json_of(integer()), "[]")
  expect_identical(json_of(list(a = character())), '{"a": []}')
})

test_that("I() and arrays of one dimension are arrays of any length", {
  expect_identical(json_of(I(3)), "[3.0]")
  expect_identical(json_of(I("a")), '["a"]')
  expect_identical(json_of(I(c(1L, 2L))), "[1, 2]")
  expect_identical(json_of(I(list(1L))), "[1]")
  expect_identical(json_of(array(3L)), "[3]")
})

test_that("matrices and arrays are nested, rows first", {
  expect_identical(json_of(matrix(1:6, 2)), "[[1, 3, 5], [2, 4, 6]]")
  expect_identical(json_of(matrix("a")), '[["a"]]')
  expect_identical(
    json_of(array(1:8, c(2, 2, 2))),
    "[[[1, 5], [3, 7]], [[2, 6], [4, 8]]]"
  )
  expect_identical(json_of(matrix(integer(), 0, 3)), "[]")
  expect_identical(json_of(matrix(integer(), 2, 0)), "[[], []]")
  expect_identical(json_of(array(integer(), c(1, 2, 0))), "[[[], []]]")
})

test_that("named vectors are objects", {
  expect_identical(json_of(c(a = 1L, b = 2L)), '{"a": 1, "b": 2}')
  expect_identical(json_of(c(a = "x")), '{"a": "x"}')
})

test_that("factors are their labels", {
  expect_identical(json_of(factor("b", c("a", "b"))), '"b"')
  expect_identical(json_of(factor(c("b", "a"))), '["b", "a"]')
})

test_that("the integers of package bit64 are integers", {
  bits <- writeBin(c(5L, 1L), raw(), endian = "little")
  x <- readBin(bits, "double", endian = "little")
  expect_identical(json_of(structure(x, class = "integer64")), "4294967301")
  missing <- readBin(as.raw(c(0, 0, 0, 0, 0, 0, 0, 0x80)), "double")
  refused(structure(missing, class = "integer64"), "", "`NA`")
})

test_that("vectors that R computes on demand are read like others", {
  expect_identical(json_of(list(a = 1:3)), '{"a": [1, 2, 3]}')
  expect_identical(json_of(as.character(1:2)), '["1", "2"]')
  expect_identical(
    json_of(setNames(list(1L, 2L), as.character(1:2))),
    '{"1": 1, "2": 2}'
  )
})

test_that("classes of lists make no difference", {
  expect_identical(json_of(structure(list(a = 1L), class = "x")), '{"a": 1}')
})

test_that("functions travel as they are", {
  f <- function(x) x + 1
  expect_identical(rust(rs_test_value(list(f = f)))$f, f)
  expect_identical(rust(rs_test_value(sum)), sum)
  expect_error(json_of(list(f = f)), class = "keratin_error")
})

test_that("a missing value is an error that names the place", {
  refused(NA, "", "`NA`")
  refused(list(units = NA_integer_), ".units", "`NA`")
  refused(list(a = list(1, list(b = NA_real_))), ".a[1].b", "`NA`")
  refused(list(a = c(1, NA)), ".a[1]", "`NA`")
  refused(list(a = NA_character_), ".a", "`NA`")
  refused(list(a = factor(NA)), ".a", "`NA`")
  refused(c(a = 1L, b = NA), ".b", "`NA`")
})

test_that("names are complete and different", {
  refused(list(a = 1, 2), "", "Element 2 has no name")
  refused(list(z = list(1, b = 2)), ".z", "Element 1 has no name")
  refused(setNames(list(1), NA), "", "Element 1 has no name")
  refused(list(z = list(a = 1, a = 2)), ".z", "The name `a` occurs twice")
  many <- setNames(as.list(1:100), c(1:99, 7))
  refused(many, "", "The name `7` occurs twice")
})

test_that("what has no place in JSON is refused by name", {
  refused(list(a = raw(2)), ".a", "A raw vector")
  refused(list(a = 1i), ".a", "A complex vector")
  refused(list(a = quote(x)), ".a", "A symbol")
  refused(list(a = quote(x + y)), ".a", "A call or formula")
  refused(list(a = expression(x)), ".a", "An expression")
  refused(list(a = pairlist(1)), ".a", "A pairlist")
  refused(list(a = globalenv()), ".a", "An environment")
  refused(list(a = methods::new("externalptr")), ".a", "external pointer")
  refused(list(a = Sys.Date()), ".a", "A date")
  refused(list(a = Sys.time()), ".a", "A time")
  refused(list(a = structure(3L, levels = "a", class = "factor")), ".a", "labels")
})

test_that("depth is bounded, without using up the stack", {
  deep <- function(n) Reduce(\(x, i) list(x), seq_len(n), NULL)
  expect_identical(nchar(json_of(deep(1000))), 2004L)
  error <- expect_error(json_of(deep(1001)), class = "keratin_error_config")
  expect_match(conditionMessage(error), "deeper than 1000 levels")
  expect_error(json_of(deep(100000)), class = "keratin_error_config")
  text <- paste0(strrep("[", 1000), strrep("]", 1000))
  expect_identical(json_of(parse_json(text)), text)
})

test_that("integers outside 32 bits survive, and count as doubles", {
  x <- parse_json("9007199254740993")
  file <- withr::local_tempfile()
  saveRDS(x, file)
  expect_identical(readRDS(file), x)
  expect_identical(json_of(readRDS(file)), "9007199254740993")
  expect_identical(x + 1, 2^53 + 1)
  expect_identical(-x, -2^53)
  expect_identical(x == 2^53, TRUE)
  expect_identical(sqrt(x), sqrt(2^53))
  expect_identical(max(x, 1), 2^53)
  expect_identical(as.numeric(x), 2^53)
  expect_identical(as.character(x), "9007199254740993")
  expect_identical(format(parse_json("2147483648")), "2147483648")
  expect_output(print(x), "9007199254740993", fixed = TRUE)
})

test_that("digits count only as long as they fit the number", {
  expect_identical(json_of(big(2147483649, "9007199254740993")), "2147483649")
  expect_identical(json_of(big(2^53, "not digits")), "9007199254740992")
  expect_identical(json_of(big(1.5)), "1.5")
  expect_identical(json_of(big(Inf)), "Infinity")
})

test_that("a large config comes back as it was", {
  layer <- function(i) {
    list(
      module = "keras.layers", class_name = "Dense",
      config = list(name = paste0("dense_", i), units = i, rate = i / 7,
                    activation = NULL, axes = list(i, -1L)),
      build_config = structure(list(), names = character())
    )
  }
  config <- list(layers = lapply(1:800, layer))
  expect_identical(rust(rs_test_value(config)), config)
  expect_identical(parse_json(json_of(config)), config)
})

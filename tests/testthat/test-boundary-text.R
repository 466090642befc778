test_that("latin1 text arrives as UTF-8, as value and as name", {
  latin1 <- "h\xe4user"
  Encoding(latin1) <- "latin1"
  expect_identical(json_of(latin1), '"h\\u00e4user"')
  expect_identical(json_of(setNames(list(1L), latin1)), '{"h\\u00e4user": 1}')
  expect_identical(parse_json(paste0('"', latin1, '"')), "h\u00e4user")
  back <- rust(rs_test_value(latin1))
  expect_identical(Encoding(back), "UTF-8")
  twice <- setNames(list(1, 2), c(latin1, enc2utf8(latin1)))
  expect_error(json_of(twice), "occurs twice", class = "keratin_error_config")
})

test_that("native text is read in the encoding of the session", {
  native <- function() {
    text <- rawToChar(as.raw(c(0xc3, 0xa4)))
    list(as_json(text), as_json(setNames(list(1L), text)))
  }
  expected <- list('"\\u00e4"', '{"\\u00e4": 1}')
  expect_identical(in_process(native, env = c(LC_ALL = "C")), expected)
  expect_identical(in_process(native, env = c(LC_ALL = "C.UTF-8")), expected)
})

test_that("text without an encoding, or wrong in it, is refused", {
  bytes <- "\xe4"
  Encoding(bytes) <- "bytes"
  error <- expect_error(json_of(list(a = bytes)), class = "keratin_error_config")
  expect_identical(error$path, "x.a")
  wrong <- "\xe4"
  Encoding(wrong) <- "UTF-8"
  error <- expect_error(json_of(list(a = wrong)), class = "keratin_error_config")
  expect_identical(error$path, "x.a")
  expect_error(parse_json(wrong), class = "keratin_error_json")
  expect_error(parse_json(as.raw(c(0x22, 0xe4, 0x22))), class = "keratin_error_json")
})

test_that("parse_json() takes lines and raw bytes", {
  expect_identical(parse_json(c("[1,", "2]")), list(1L, 2L))
  expect_identical(parse_json(charToRaw("[1]")), list(1L))
  error <- expect_error(parse_json(c("[1,", "x]")), class = "keratin_error_json")
  expect_identical(c(error$line, error$column), c(2L, 1L))
  expect_error(parse_json(NA_character_), "`NA`", class = "keratin_error_json")
  expect_error(parse_json(character()), class = "keratin_error_config")
  expect_error(parse_json(1), class = "keratin_error_config")
})

test_that("a NUL never reaches R", {
  expect_error(parse_json('"a\\u0000b"'), class = "keratin_error_json")
})

test_that("an error carries its class, its parts and the user's call", {
  fail <- users(function(...) parse_json("[1, 2"))
  error <- expect_error(fail())
  expect_identical(
    class(error),
    c("keratin_error_json", "keratin_error", "rlang_error", "error", "condition")
  )
  expect_identical(error$line, 1L)
  expect_identical(error$column, 6L)
  expect_identical(error$call, quote(parse_json("[1, 2")))
})

test_that("every kind has a class, and the parts are R values", {
  for (kind in c("config", "class", "json", "graph", "shape", "file", "state")) {
    error <- expect_error(
      rust(rs_test_error(kind, "it is wrong", list(1L, "a"))),
      class = paste0("keratin_error_", kind)
    )
    expect_s3_class(error, "keratin_error")
    expect_identical(error$path, "layers[3].config.units")
    expect_identical(error$received, list(1L, "a"))
    expect_identical(error$expected, "something else")
    expect_identical(error$hint, "give something else")
    expect_identical(c(error$line, error$column), c(3L, 14L))
  }
})

test_that("a message says what, where, what came, what was expected, what to do", {
  error <- expect_error(rust(rs_test_error("config", "it is wrong", 4.5)))
  expect_identical(
    cli::ansi_strip(conditionMessage(error)),
    paste(
      "It is wrong",
      paste(cli::symbol$bullet, "At: `layers[3].config.units`"),
      paste(cli::symbol$bullet, "At: line 3, column 14"),
      paste(cli::symbol$cross, "Received: 4.5"),
      paste(cli::symbol$info, "Expected: something else"),
      paste(cli::symbol$info, "Give something else"),
      sep = "\n"
    )
  )
})

test_that("text of a message is never a format", {
  text <- "100%s of %n {x} %d\u00e4"
  expect_error(rust(rs_test_error("config", text, 1)), text, fixed = TRUE)
  expect_error(rust(rs_test_error("config", "a", text)), text, fixed = TRUE)
  expect_error(rust(rs_test_panic(text)), text, fixed = TRUE)
})

test_that("the call is that of the outermost function of the package", {
  call_of <- function(f) conditionCall(tryCatch(f(), error = identity))
  direct <- users(function() keratin::parse_json("["))
  expect_identical(call_of(direct), quote(keratin::parse_json("[")))

  mapped <- users(function() lapply("[", keratin::parse_json))
  expect_identical(call_of(mapped), quote(FUN(X[[i]], ...)))

  nested <- users(function() keratin::parse_json(keratin::parse_json("{")))
  expect_identical(call_of(nested), quote(keratin::parse_json("{")))
})

test_that("a method goes by the name of its generic", {
  fail <- function(object, ...) rust(rs_test_error("config", "no", 1))
  environment(fail) <- asNamespace("keratin")
  registerS3method("summary", "keratin_test", fail, envir = baseenv())
  use <- users(function() summary(structure(1, class = "keratin_test")))
  error <- expect_error(use(), class = "keratin_error_config")
  expect_identical(
    error$call, quote(summary(structure(1, class = "keratin_test")))
  )
})

test_that("a panic is an error of ours, and the session goes on", {
  out <- in_process(function() {
    before <- rust(rs_test_dropped())
    error <- tryCatch(rust(rs_test_panic("oh %s no")), error = identity)
    list(
      class = class(error), message = conditionMessage(error),
      dropped = rust(rs_test_dropped()) - before,
      after = parse_json("[1]")
    )
  })
  expect_identical(
    out$class,
    c("keratin_error_internal", "keratin_error", "rlang_error", "error",
      "condition")
  )
  expect_match(out$message, "Internal error: oh %s no", fixed = TRUE)
  expect_match(out$message, "testing.rs:[0-9]+")
  expect_identical(out$dropped, 1L)
  expect_identical(out$after, list(1L))
})

test_that("neither rlang nor cli is loaded before something goes wrong", {
  loaded <- in_process(function() {
    parse_json('{"a": 1}')
    before <- loadedNamespaces()
    try(parse_json("["), silent = TRUE)
    list(before = before, after = loadedNamespaces())
  })
  expect_false(any(c("rlang", "cli") %in% loaded$before))
  expect_true("rlang" %in% loaded$after)
})

test_that("ten thousand errors do not make the process grow", {
  grown <- in_process(function() {
    resident <- function() {
      pages <- scan("/proc/self/statm", quiet = TRUE)[[2L]]
      pages * 4096 / 1e6
    }
    long <- strrep("x", 1e5)
    fail <- function(n) {
      for (i in seq_len(n)) {
        tryCatch(rust(rs_test_error("config", long, long)), error = identity)
        try(rust(rs_test_call(function(x) stop(x), "no")), silent = TRUE)
        # Without the door, which takes most of the time.
        rs_test_error("config", long, long)
        rs_test_panic(long)
      }
      gc()
      resident()
    }
    # By then the heap has the room that errors of this length need.
    start <- fail(2000L)
    fail(1000L) - start
  })
  expect_lt(grown, 10)
})

test_that("every call of Rust goes through the door", {
  open <- function(x, inside = FALSE) {
    if (!is.call(x)) {
      return(character())
    }
    name <- if (is.name(x[[1L]])) as.character(x[[1L]]) else ""
    found <- if (startsWith(name, "rs_") && !inside) name
    c(found, unlist(lapply(as.list(x), open, inside = name == "rust")))
  }
  ours <- asNamespace("keratin")
  functions <- Filter(is.function, mget(ls(ours, all.names = TRUE), ours))
  functions <- functions[!startsWith(names(functions), "rs_")]
  expect_gt(length(functions), 10)
  open_calls <- unlist(lapply(functions, \(f) open(body(f))))
  expect_identical(unname(open_calls), character())
})

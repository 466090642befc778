through_rust <- function(f, x = NULL) rust(rs_test_call(f, x))
dropped <- function() rust(rs_test_dropped())

test_that("R functions are called with values as they are", {
  expect_identical(through_rust(function(x) x + 1, 2), 3)
  expect_identical(through_rust(identity, quote(a + b)), quote(a + b))
  expect_identical(through_rust(identity, quote(undefined)), quote(undefined))
  expect_identical(through_rust(function(x) NULL, 1), NULL)
  expect_identical(through_rust(sum, c(1, 2)), 3)
})

test_that("an R error keeps its class and its call, and destructors run", {
  before <- dropped()
  own <- structure(
    class = c("my_error", "error", "condition"),
    list(message = "100%s", call = NULL, data = 1:3)
  )
  caught <- tryCatch(through_rust(function(x) stop(own)), my_error = identity)
  expect_identical(caught, own)
  caught <- tryCatch(through_rust(function(x) log(-"a")), error = identity)
  expect_identical(conditionCall(caught), quote(-"a"))
  expect_identical(dropped() - before, 2L)
})

test_that("calling handlers see an error where it happens", {
  depth <- NULL
  try(silent = TRUE, withCallingHandlers(
    through_rust(function(x) {
      here <- TRUE
      stop("no")
    }),
    error = function(e) {
      frames <- sys.frames()
      depth <<- any(vapply(frames, \(f) isTRUE(f$here), logical(1)))
    }
  ))
  expect_identical(depth, TRUE)
})

test_that("a warning is muffled and the call goes on", {
  seen <- NULL
  out <- withCallingHandlers(
    through_rust(function(x) {
      warning("careful")
      x + 1
    }, 1),
    warning = function(w) {
      seen <<- conditionMessage(w)
      invokeRestart("muffleWarning")
    }
  )
  expect_identical(seen, "careful")
  expect_identical(out, 2)
})

test_that("a restart, return() and callCC() go where they were going", {
  before <- dropped()
  expect_identical(
    withRestarts(
      through_rust(function(x) invokeRestart("mine", x), 7),
      mine = function(value) value * 2
    ),
    14
  )
  early <- function() {
    late <- function(value) through_rust(function(x) value)
    late(return("returned"))
    "not reached"
  }
  expect_identical(early(), "returned")
  expect_identical(callCC(function(k) through_rust(k, 5)), 5)
  expect_identical(dropped() - before, 3L)
})

test_that("on.exit() code runs once, in order", {
  order <- character()
  f <- function(x) {
    on.exit(order <<- c(order, "inner"))
    stop("no")
  }
  g <- function() {
    on.exit(order <<- c(order, "outer"))
    through_rust(f)
  }
  try(g(), silent = TRUE)
  expect_identical(order, c("inner", "outer"))
})

test_that("R and Rust call each other in turns, and every level is left", {
  out <- in_process(function() {
    through_rust <- function(f, x) rust(rs_test_call(f, x))
    down <- function(n) if (n == 0) stop("bottom") else through_rust(down, n - 1)
    count <- function(n) if (n == 0) 0 else 1 + through_rust(count, n - 1)
    before <- rust(rs_test_dropped())
    list(
      counted = count(50),
      message = tryCatch(down(50), error = conditionMessage),
      dropped = rust(rs_test_dropped()) - before,
      error_inside = tryCatch(
        through_rust(function(x) parse_json("["), 1),
        keratin_error_json = function(e) e$column
      ),
      panic_inside = tryCatch(
        through_rust(function(x) rust(rs_test_panic("deep")), 1),
        keratin_error_internal = function(e) "panic"
      )
    )
  })
  expect_identical(out, list(
    counted = 50, message = "bottom", dropped = 100L, error_inside = 2L,
    panic_inside = "panic"
  ))
})

test_that("endless recursion through Rust is an R error", {
  expect_identical(
    in_process(function() {
      forever <- function(x) rust(rs_test_call(forever, x))
      tryCatch(forever(1), error = function(e) "error")
    }),
    "error"
  )
})

test_that("a handler may leave an error behind and call again", {
  out <- lapply(1:3, function(i) {
    tryCatch(
      through_rust(function(x) stop("no")),
      error = function(e) through_rust(identity, i)
    )
  })
  expect_identical(out, list(1L, 2L, 3L))
})

test_that("the user can interrupt Rust, and a callback of it", {
  interrupted <- function(code, is_inside) {
    ready <- withr::local_tempfile()
    process <- in_background(function(code, ready) {
      environment(code) <- environment()
      before <- rust(rs_test_dropped())
      tryCatch(code(), interrupt = function(i) rust(rs_test_dropped()) - before)
    }, code, ready)
    while (process$is_alive() && !is_inside(process, ready)) Sys.sleep(0.05)
    process$interrupt()
    process$wait()
    process$get_result()
  }
  # What only Rust's loop does is to use time.
  expect_identical(interrupted(
    function() {
      file.create(ready)
      rust(rs_test_forever())
    },
    function(process, ready) {
      used <- function() process$get_cpu_times()[["user"]]
      before <- if (file.exists(ready)) used()
      Sys.sleep(0.5)
      !is.null(before) && used() - before > 0.1
    }
  ), 1L)
  expect_identical(interrupted(
    function() {
      rust(rs_test_call(function(x) {
        file.create(ready)
        repeat Sys.sleep(0.01)
      }, 1))
    },
    function(process, ready) file.exists(ready)
  ), 1L)
})

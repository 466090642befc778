test_that("a handle holds its object", {
  x <- list(a = 1L, b = list(NULL, 2.5), c = "x")
  expect_identical(sampled(sample_of(x)), x)
})

test_that("a handle is known by its tag: other pointers are never followed", {
  foreign <- list(
    methods::new("externalptr"),
    getLoadedDLLs()[["base"]][["handle"]]
  )
  for (pointer in foreign) {
    expect_identical(typeof(pointer), "externalptr")
    error <- expect_error(sampled(pointer), class = "keratin_error_config")
    expect_identical(error$path, "x")
    expect_identical(error$expected, "a sample")
    error <- expect_error(
      rust(rs_object_json(pointer, NULL)), class = "keratin_error_config"
    )
    expect_identical(error$expected, "a Keras object")
  }
})

test_that("what is no handle is refused by name", {
  for (x in list(1, "a", NULL, list(), sum, globalenv(), quote(x))) {
    expect_error(sampled(x), "`x` must be a sample", class = "keratin_error_config")
  }
})

test_that("a Keras object gives its handle, and no active binding is run", {
  object <- function(env) structure(
    eval(quote(function() NULL), env), class = "keratin_object"
  )
  env <- new.env()
  env$.handle <- sample_of(5L)
  expect_identical(sampled(object(env)), 5L)
  expect_identical(json_of(list(object(env))), "[5]")
  trap <- new.env()
  makeActiveBinding(".handle", function() stop("ran"), trap)
  expect_error(sampled(object(trap)), class = "keratin_error_config")
  expect_error(sampled(object(new.env())), class = "keratin_error_config")
})

test_that("a handle survives into a new process, with its functions", {
  file <- withr::local_tempfile()
  value <- list(
    a = NaN, b = "h\u00e4", c = 2147483648, f = users(function(x) x + 1)
  )
  handle <- sample_of(value)
  for (version in 2:3) {
    saveRDS(handle, file, version = version)
    out <- in_process(function(file) {
      x <- rust(rs_test_sampled(readRDS(file)))
      list(x[c("a", "b", "c")], x$f(1))
    }, file)
    expect_identical(out, list(value[c("a", "b", "c")], 2))
  }
})

test_that("R loads the package by itself to restore a handle", {
  file <- withr::local_tempfile()
  saveRDS(sample_of(1L), file)
  loaded <- callr::r(function(file) {
    before <- "keratin" %in% loadedNamespaces()
    handle <- readRDS(file)
    c(before, "keratin" %in% loadedNamespaces())
  }, list(file), libpath = .libPaths())
  expect_identical(loaded, c(FALSE, TRUE))
})

test_that("a handle may be saved again before it was used", {
  once <- function(x, version) unserialize(serialize(x, NULL, version = version))
  value <- list(a = 1L, f = sum)
  for (first in 2:3) for (second in 2:3) {
    restored <- once(once(sample_of(value), first), second)
    expect_identical(sampled(restored), value)
    expect_identical(sampled(once(restored, first)), value)
  }
})

test_that("one handle stays one within a stream", {
  handle <- sample_of(list(1L))
  pair <- unserialize(serialize(list(handle, handle, new.env()), NULL))
  attr(pair[[1L]], "mark") <- "same"
  expect_identical(attr(pair[[2L]], "mark"), "same")
})

test_that("an environment inside a handle and beside it stays one", {
  env <- new.env()
  f <- function() env
  environment(f) <- env
  env$env <- env
  pair <- unserialize(serialize(list(sample_of(f), env), NULL))
  expect_identical(sampled(pair[[1L]])(), pair[[2L]])
})

test_that("a handle may be part of a function that it holds", {
  env <- new.env()
  f <- function() handle
  environment(f) <- env
  env$handle <- sample_of(f)
  copy <- unserialize(serialize(env$handle, NULL))
  expect_identical(sampled(sampled(copy)()), sampled(copy))
  # Version 2 of the format has no place for such a circle.
  error <- expect_error(
    serialize(env$handle, NULL, version = 2), class = "keratin_error_state"
  )
  expect_match(conditionMessage(error), "version 3", fixed = TRUE)
  again <- tryCatch(
    serialize(env$handle, NULL, version = 2), keratin_error_state = identity
  )
  expect_identical(conditionMessage(again), conditionMessage(error))
})

test_that("handles travel to forked and to fresh workers", {
  handle <- sample_of(list(a = 1L))
  use <- function(i, handle) {
    k <- asNamespace("keratin")
    x <- k$rust(k$rs_test_sampled(handle))
    k$rust(k$rs_test_sample(c(x, i = i)))
  }
  forked <- parallel::mclapply(1:3, use, handle, mc.cores = 2)
  expect_identical(lapply(forked, sampled), lapply(1:3, \(i) list(a = 1L, i = i)))

  cluster <- parallel::makePSOCKcluster(1)
  on.exit(parallel::stopCluster(cluster))
  parallel::clusterCall(cluster, .libPaths, .libPaths())
  fresh <- parallel::parLapply(cluster, 1:3, users(use), handle)
  expect_identical(lapply(fresh, sampled), lapply(1:3, \(i) list(a = 1L, i = i)))
})

test_that("damaged bytes are an error at use, again and again", {
  out <- in_process(function() {
    bytes <- serialize(rust(rs_test_sample(list(a = 1.5, b = "text"))), NULL)
    text <- rawToChar(replace(bytes, bytes == 0, as.raw(1)))
    start <- regexpr("KRTN", text, fixed = TRUE, useBytes = TRUE)
    until <- start + 60L
    vapply(start:until, FUN.VALUE = "", function(at) {
      bytes[[at]] <- xor(bytes[[at]], as.raw(0x11))
      handle <- unserialize(bytes)
      use <- function() tryCatch(
        rust(rs_test_sampled(handle)), keratin_error = function(e) class(e)[[1L]]
      )
      first <- use()
      again <- unserialize(serialize(handle, NULL))
      stopifnot(identical(first, use()))
      handle <- again
      stopifnot(identical(first, use()))
      first
    })
  })
  expect_identical(unique(out), "keratin_error_state")
})

test_that("a pointer without its state is an error", {
  handle <- sample_of(1L)
  bytes <- serialize(handle, NULL, ascii = TRUE)
  text <- rawToChar(bytes)
  expect_match(text, "keratin_state", fixed = TRUE)
  text <- sub("keratin_state", "another_state", text, fixed = TRUE)
  restored <- suppressWarnings(unserialize(charToRaw(text)))
  expect_error(sampled(restored), class = "keratin_error_state")
})

test_that("objects go when R collects their handles, also in a callback", {
  expect_identical(in_process(function() {
    make <- function(n) for (i in seq_len(n)) rust(rs_test_sample(i))
    before <- rust(rs_test_dropped())
    make(10)
    invisible(gc())
    outside <- rust(rs_test_dropped()) - before
    inside <- rust(rs_test_call(function(x) {
      make(10)
      invisible(gc())
      rust(rs_test_dropped()) - before
    }, 1))
    # The call itself holds one destructor more.
    c(outside, inside, rust(rs_test_dropped()) - before)
  }), c(10L, 10L, 21L))
})

test_that("a layer that R is about to collect is not handed out", {
  model <- keras_model_sequential(input_shape = 4)
  for (i in 1:30) layer_dense(model, 2)
  names <- vapply(model$layers, \(layer) layer$name, "")
  for (step in c(3, 5, 11, 17, 29, 53)) {
    for (i in 1:10) {
      gctorture2(step)
      layers <- model$layers
      gctorture2(0)
      expect_identical(vapply(layers, \(layer) layer$name, ""), names)
      rm(layers)
    }
  }
})

test_that("the boundary holds when R collects at every allocation", {
  out <- in_process(function() {
    value <- list(
      a = list(1L, 2.5, TRUE, NULL, "h\u00e4"), b = c(x = 1L, y = 2L),
      c = parse_json("9007199254740993"), d = structure(list(), names = character())
    )
    named <- list(a = list(b = 1L, c = list()), d = list(b = 2L, c = list()))
    text <- '{"a": [1, {"b": "c"}, 2147483648], "d": {"b": "c"}}'
    latin1 <- "\xe4"
    Encoding(latin1) <- "latin1"
    handle <- rust(rs_test_sample(list(1L)))
    gctorture2(1L, inhibit_release = TRUE)
    round <- rust(rs_test_value(value))
    twice <- rust(rs_test_value(named))
    parsed <- rust(rs_json_read(text))
    written <- rust(rs_tree_json(parsed, NULL))
    on_demand <- rust(rs_tree_json(list(a = 1:3, b = latin1), NULL))
    made <- rust(rs_test_sample(list(a = 1L, f = sum)))
    copy <- unserialize(serialize(made, NULL))
    flat <- unserialize(serialize(made, NULL, version = 2L))
    restored <- rust(rs_test_sampled(copy))
    unflattened <- rust(rs_test_sampled(flat))
    called <- rust(rs_test_call(function(x) rust(rs_test_value(list(x, x))), "z"))
    jumped <- withRestarts(
      rust(rs_test_call(function(x) invokeRestart("out", x), "restarted")),
      out = function(x) x
    )
    marked <- unclass(rs_test_error("config", "wrong", list(1L, NULL)))
    panicked <- unclass(rs_test_panic("panic"))
    gctorture2(0L)
    list(
      round = round, twice = identical(twice, named), written = written,
      text = text, on_demand = on_demand, restored = restored,
      unflattened = unflattened, called = called, jumped = jumped,
      kind = marked$kind, received = marked$received, path = marked$path,
      panicked = panicked$kind, handle = rust(rs_test_sampled(handle))
    )
  })
  expect_identical(out$round$a, list(1L, 2.5, TRUE, NULL, "h\u00e4"))
  expect_identical(out$round$b, list(x = 1L, y = 2L))
  expect_identical(out$round$c, parse_json("9007199254740993"))
  expect_identical(out$round$d, structure(list(), names = character()))
  expect_true(out$twice)
  expect_identical(out$written, out$text)
  expect_identical(out$on_demand, '{"a": [1, 2, 3], "b": "\\u00e4"}')
  expect_identical(out$restored, list(a = 1L, f = sum))
  expect_identical(out$unflattened, list(a = 1L, f = sum))
  expect_identical(out$called, list("z", "z"))
  expect_identical(out$jumped, "restarted")
  expect_identical(out$kind, "config")
  expect_identical(out$received, list(1L, NULL))
  expect_identical(out$path, "layers[3].config.units")
  expect_identical(out$panicked, "internal")
  expect_identical(out$handle, list(1L))
})

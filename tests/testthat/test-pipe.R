test_that("the pipes are magrittr's", {
  expect_identical(1:3 %>% sum(), 6L)
  expect_identical(2 %>% seq(1, .) %>% rev(), 2:1)
  expect_identical((. %>% sum %>% sqrt)(c(8, 8)), 4)
  x <- 1:3
  x %<>% rev()
  expect_identical(x, 3:1)
  inside <- function() {
    local_value <- 5
    1 %>% `+`(local_value)
  }
  expect_identical(inside(), 6)
  # Evaluated late, as magrittr does.
  expect_identical(stop("never") %>% (\(x) "unused")(), "unused")
})

test_that("a model is built by the pipe", {
  y <- keras_input(4) %>%
    layer_dense(8) %>%
    layer_dense(1)
  expect_identical(y$shape, shape(NA, 1))
  model <- keras_model_sequential(input_shape = 4)
  model %>% layer_dense(2) %>% layer_dense(3)
  expect_identical(model$output_shape, shape(NA, 3))
})

test_that("loading keratin loads no other package of its own accord", {
  loaded <- in_process(function() {
    library(keratin)
    loadedNamespaces()
  })
  expect_false("magrittr" %in% loaded)
})

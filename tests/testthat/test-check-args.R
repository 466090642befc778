test_that("arguments that only R sees are checked, and named when they do not fit", {
  x <- keras_input(shape = 4)
  model <- keras_model_sequential(input_shape = 4) |> layer_dense(1)
  mistakes <- list(
    zero_indexed = \() op_argmax(x, zero_indexed = "no"),
    zero_indexed = \() op_one_hot(x, 3, zero_indexed = NA),
    zero_indexed = \() op_take(x, 1L, zero_indexed = NULL),
    filepath = \() load_model_config(3),
    filepath = \() load_model_config(c("a", "b")),
    filepath = \() save_model_config(model, TRUE),
    clear = \() set_custom_objects(list(), clear = NA),
    parent_env = \() new_metric_class("M", parent_env = 3),
    public = \() new_loss_class("L", public = sum),
    public = \() Layer("L", public = list(function(x) x)),
    private = \() Layer("L", private = "x"),
    classname = \() Constraint(3)
  )
  for (i in seq_along(mistakes)) {
    e <- expect_error(mistakes[[i]](), class = "keratin_error_config")
    expect_equal(e$path, names(mistakes)[[i]])
  }
})

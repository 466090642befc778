#' Models of your own
#'
#' `Model()` defines a class of models in R and gives the function that makes such
#' models. A model is a layer: what [Layer()] says of methods holds for models,
#' too. `new_model_class()` is the same function.
#'
#' `initialize()` makes the layers and assigns them to `self`; `call()` calls
#' them. The model is built when it is first called, or by
#' `model$build(input_shape)`. Given `inputs` and `outputs`,
#' `super$initialize(inputs = , outputs = )` makes a functional model of it, whose
#' shape is known at once.
#'
#' To be saved and cloned, a model needs a config. It is that of the arguments of
#' `initialize()` if these are plain values; otherwise the class needs a method
#' `get_config()`.
#'
#' @inheritParams Layer
#' @param initialize,call Methods: see [Layer()].
#' @param train_step,predict_step,test_step,compute_loss,compute_metrics Methods
#'   for training. They are kept with the class and not run.
#' @inheritSection Layer What methods see
#' @return A function that makes models.
#' @examples
#' model_mlp <- Model(
#'   "MLP",
#'   initialize = function(units = 8, ...) {
#'     super$initialize(...)
#'     self$units <- units
#'     self$hidden <- layer_dense(units = units, activation = "relu")
#'     self$out <- layer_dense(units = 1)
#'   },
#'   call = function(inputs) inputs |> self$hidden() |> self$out(),
#'   get_config = function() {
#'     c(super$get_config(), list(units = self$units))
#'   }
#' )
#' model <- model_mlp(units = 16)
#' model$build(shape(NA, 4))
#' model
#' from_config(get_config(model), custom_objects = list(model_mlp))
#' @family custom objects
#' @export
Model <- function(
  classname, initialize = NULL, call = NULL, train_step = NULL,
  predict_step = NULL, test_step = NULL, compute_loss = NULL,
  compute_metrics = NULL, ..., public = list(), private = list(),
  inherit = NULL, parent_env = parent.frame()
) {
  class <- new_class(
    "model", classname, list(
      initialize = initialize, call = call, train_step = train_step,
      predict_step = predict_step, test_step = test_step,
      compute_loss = compute_loss, compute_metrics = compute_metrics
    ),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Model
#' @export
new_model_class <- Model

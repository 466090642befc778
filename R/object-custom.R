# Classes of losses, metrics, constraints and learning rate schedules.

#' Losses, metrics, constraints and schedules of your own
#'
#' These define a class in R and give the function that makes its objects. Such an
#' object stands wherever one of Keras's own can: as a loss or metric of
#' `compile()`, as the `kernel_constraint` of a layer, as the `learning_rate` of an
#' optimizer. `new_loss_class()`, `new_metric_class()` and
#' `new_learning_rate_schedule_class()` are the same functions by other names.
#'
#' `get_config()` gives the config. Without it, the config of a loss has `name` and
#' `reduction`, that of a metric `name` and `dtype`, and any of them the arguments
#' of `initialize()`, if these are plain values. `from_config(cls, config)` makes
#' an object from it.
#'
#' Losses and metrics begin `initialize()` with `super$initialize(...)`, which
#' takes `name` and `dtype`, and of losses `reduction`. The variables of a metric
#' are made with `self$add_weight()`.
#'
#' `call()` is a plain R function: called on R values, an object runs it. keratin
#' itself does not run it.
#'
#' @inheritParams Layer
#' @param call The method that computes: `function(y_true, y_pred)` of a loss,
#'   `function(w)` of a constraint, `function(step)` of a schedule.
#' @param initialize,get_config Methods.
#' @param update_state,result Methods of a metric. They are kept with the class.
#' @inheritSection Layer What methods see
#' @return A function that makes objects of the class.
#' @examples
#' loss_scaled <- Loss(
#'   "Scaled",
#'   initialize = function(factor = 2, ...) {
#'     super$initialize(...)
#'     self$factor <- factor
#'   },
#'   call = function(y_true, y_pred) self$factor * (y_true - y_pred)^2
#' )
#' loss <- loss_scaled(factor = 3)
#' get_config(loss)
#'
#' constraint_clip <- Constraint(
#'   "Clip",
#'   initialize = function(max = 1) self$max <- max,
#'   call = function(w) pmin(w, self$max),
#'   get_config = function() list(max = self$max)
#' )
#' layer <- layer_dense(units = 2, kernel_constraint = constraint_clip(2))
#' from_config(get_config(layer), custom_objects = list(constraint_clip))
#'
#' learning_rate_schedule_root <- LearningRateSchedule(
#'   "Root",
#'   initialize = function(start) self$start <- start,
#'   call = function(step) self$start / sqrt(step + 1),
#'   get_config = function() list(start = self$start)
#' )
#' optimizer_sgd(learning_rate = learning_rate_schedule_root(0.1))
#' @name Loss
#' @family custom objects
NULL

#' @rdname Loss
#' @export
Loss <- function(
  classname, call = NULL, ..., public = list(), private = list(),
  inherit = NULL, parent_env = parent.frame()
) {
  class <- new_class(
    "loss", classname, list(call = call),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Loss
#' @export
new_loss_class <- Loss

#' @rdname Loss
#' @export
Metric <- function(
  classname, initialize = NULL, update_state = NULL, result = NULL, ...,
  public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  class <- new_class(
    "metric", classname, list(
      initialize = initialize, update_state = update_state, result = result
    ),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Loss
#' @export
new_metric_class <- Metric

#' @rdname Loss
#' @export
Constraint <- function(
  classname, call = NULL, get_config = NULL, ..., public = list(),
  private = list(), inherit = NULL, parent_env = parent.frame()
) {
  class <- new_class(
    "constraint", classname, list(call = call, get_config = get_config),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Loss
#' @export
LearningRateSchedule <- function(
  classname, call = NULL, initialize = NULL, get_config = NULL, ...,
  public = list(), private = list(), inherit = NULL,
  parent_env = parent.frame()
) {
  class <- new_class(
    "schedule", classname, list(
      call = call, initialize = initialize, get_config = get_config
    ),
    eval_dots(as.list(substitute(list(...)))[-1L], environment()),
    public, private, inherit, parent_env
  )
  class_constructor(class)
}

#' @rdname Loss
#' @export
new_learning_rate_schedule_class <- LearningRateSchedule

# Making them ------------------------------------------------------------------

# The object of a `self` whose `initialize()` has run.
finish_object <- function(self) {
  state <- state_of(self)
  class <- state$class
  if (is.null(state$parent) && !is.null(class$builtin)) {
    base_initialize(self, default_arguments(self, class))
  }
  new_object(self)
}

# An object of a `self`: any number of them are the same object.
new_object <- function(self) {
  state <- state_of(self)
  class <- state$class
  rust(rs_custom_object(self, custom_entry(class$constructor), list(
    role = role_of(class$kind), classes = as.list(c(
      class_chain(class), class_chain_of_builtin(state$parent)
    ))
  )))
}

# A class that does not call `super$initialize()` has `name` and its like from
# the arguments it was given.
default_arguments <- function(self, class) {
  known <- c("name", "dtype", if (class$kind == "loss") "reduction")
  arguments <- state_of(self)$arguments
  if (is.null(class$builtin$constructor)) {
    arguments[intersect(known, names(arguments))]
  } else {
    list()
  }
}

role_of <- function(kind) {
  if (identical(kind, "schedule")) "learning rate schedule" else kind
}

class_chain_of_builtin <- function(parent) {
  setdiff(class(parent), c("keratin_object", "function", "NULL"))
}

# The face of an object whose class is written in R; Rust asks for it.
custom_face <- function(.handle) {
  .handle <- .handle
  function(...) call_object(rust(rs_self_of(.handle)), ...)
}

# Calls the object on R values.
call_object <- function(self, ...) {
  class <- state_of(self)$class
  if (!is.function(find_member(class, "call"))) {
    keratin_abort("state", sprintf(
      "class `%s` has no method `call()`", class$classname
    ))
  }
  bound_method(self, class, "call")(...)
}

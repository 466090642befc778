# What a class written in R inherits from: classes written in R, R6 classes, and at
# most one of Keras's own.
#
# `order` is the order in which methods are looked for, as Python has it: the
# class, then its parents, each before its own parents. Keras's own class stands
# in it by its path; what every object does is always last.

# Sets the parents, the order, the kind and Keras's own class of a class.
set_parents <- function(class, inherit, kind) {
  parents <- lapply(as_parents(inherit, kind), parent_of)
  kinds <- unlist(lapply(parents, \(parent) if (!isTRUE(parent$is_mixin)) parent$kind))
  check_kinds(kind, kinds)
  class$kind <- if (identical(kind, "model")) kind else c(kinds, kind)[[1L]]
  class$builtin <- common_builtin(lapply(parents, own_builtin)) %||%
    base_builtin(class$kind)
  orders <- lapply(parents, order_of)
  class$order <- c(
    list(class), merged_order(c(orders, list(lapply(orders, `[[`, 1L))), class)
  )
}

# The parents as they were given: one, a list of several, or none.
as_parents <- function(inherit, kind) {
  if (!is.list(inherit) || is.object(inherit)) {
    inherit <- if (!is.null(inherit)) list(inherit)
  }
  if (any(is_named(inherit))) {
    keratin_abort(
      "config", "a class is made of its parents and nothing more", path = "inherit",
      shown = paste0("`", names(inherit)[is_named(inherit)][[1L]], " =`"),
      hint = "Keywords such as `metaclass` are Python's: leave them out."
    )
  }
  # `inherit = Layer` says no more than nothing.
  inherit[!vapply(inherit, is_base_class, NA, kind)]
}

is_base_class <- function(inherit, kind) {
  identical(inherit, base_classes()[[kind]])
}

base_classes <- function() {
  list(
    layer = Layer, model = Model, loss = Loss, metric = Metric,
    constraint = Constraint, schedule = LearningRateSchedule
  )
}

# A class written in R, or what is known of one of Keras's own.
parent_of <- function(inherit) {
  class_of(inherit) %||% builtin_of(inherit) %||% keratin_abort(
    "config", "`inherit` must be a class", path = "inherit",
    shown = paste0("an object of class ", class(inherit)[[1L]]),
    expected = paste(
      "a class made by `Layer()` or its like, an R6 class, or a function that",
      "makes objects of Keras's own classes, such as `layer_dense`; or a list",
      "of several"
    )
  )
}

check_kinds <- function(kind, kinds) {
  fits <- kinds == kind | kinds %in% c("layer", "model") & kind %in% c("layer", "model")
  if (!all(fits)) {
    keratin_abort("config", sprintf(
      "a class of %s cannot inherit from a class of %s", plural(kind),
      plural(kinds[!fits][[1L]])
    ), path = "inherit")
  }
}

plural <- function(kind) {
  switch(kind,
    loss = "losses",
    schedule = "learning rate schedules",
    paste0(kind, "s")
  )
}

own_builtin <- function(parent) {
  if (is.environment(parent)) parent$builtin else parent
}

order_of <- function(parent) {
  if (is.environment(parent)) parent$order else list(parent$path)
}

# Objects have the arguments and the state of one of Keras's own classes.
common_builtin <- function(builtins) {
  paths <- unlist(lapply(builtins, `[[`, "path"))
  # All losses are `Loss`, all metrics `Metric`.
  own <- unique(setdiff(paths, c("keras.Loss", "keras.Metric")))
  if (length(own) > 1L) {
    names <- paste0("`", sub("^.*[.]", "", own), "`")
    keratin_abort(
      "config", "a class can inherit from one of Keras's own classes at most",
      path = "inherit", shown = toString(names), hint = paste(
        "Inherit from one, and make an object of the other in `initialize()`:",
        "`self$inside <- ...`."
      )
    )
  }
  path <- c(own, paths)[1L]
  Find(\(builtin) identical(builtin$path, path), builtins)
}

# The class of Keras's own that losses and metrics have at least.
base_builtin <- function(kind) {
  path <- switch(kind,
    loss = "keras.Loss",
    metric = "keras.Metric"
  )
  if (!is.null(path)) {
    list(path = path, kind = kind)
  }
}

# One order of several: each class before its parents, and parents as they were
# given.
merged_order <- function(orders, class) {
  merged <- list()
  repeat {
    orders <- Filter(length, orders)
    if (!length(orders)) {
      return(merged)
    }
    is_behind <- function(first) {
      any(vapply(orders, \(order) contains(order[-1L], first), NA))
    }
    first <- Find(\(order) !is_behind(order[[1L]]), orders)[1L]
    if (is.null(first)) {
      keratin_abort(
        "config", sprintf(
          "the parents of class `%s` stand in an order that cannot be kept",
          class$classname
        ),
        path = "inherit", hint = "Name a class before the classes it inherits from."
      )
    }
    merged <- c(merged, first)
    orders <- lapply(orders, Filter, f = \(one) !identical(one, first[[1L]]))
  }
}

contains <- function(list, one) any(vapply(list, identical, NA, one))

# The classes behind a class in an order.
classes_behind <- function(order, class) {
  at <- Position(\(one) identical(one, class), order)
  if (is.na(at)) list() else order[-seq_len(at)]
}

# The classes written in R that a class is made of, nearest first.
own_classes <- function(class) Filter(is.environment, class$order)

# The class of Keras's own whose objects a function of this package makes.
builtin_of <- function(fn) {
  if (inherits(fn, "keratin_type")) {
    return(list(path = environment(fn)$path, kind = kind_of(environment(fn)$path)))
  }
  if (!is.function(fn) || !identical(environment(fn), topenv())) {
    return(NULL)
  }
  last <- body(fn)
  if (is.call(last) && identical(last[[1L]], quote(`{`))) {
    last <- last[[length(last)]]
  }
  makers <- c(
    "create_layer", "create_layer_on", "create_object", "create_measure"
  )
  if (!is.call(last) || !deparse1(last[[1L]]) %in% makers ||
        !is.character(last[[2L]])) {
    return(NULL)
  }
  list(path = last[[2L]], kind = kind_of(last[[2L]]), constructor = fn)
}

kind_of <- function(path) {
  kind <- rust(rs_class_role(path))
  if (identical(kind, "learning rate schedule")) "schedule" else kind
}

#' A part of a tensor
#'
#' `x[i, j]` takes a part of a symbolic tensor, with places that count from 1.
#' It differs from `[` on an array in four ways: a negative place counts from
#' the end, `NULL` or `newaxis` adds an axis of size 1, `..` or `all_dims()`
#' stands for all axes that are left, and axes behind the last index need not be
#' written.
#'
#' A range `i:j` includes both ends; `NA` stands for the first place or the last
#' one, and `i:j:k` takes every `k`th element. One place drops its axis, a range
#' keeps it.
#'
#' A symbolic tensor can be subset by places and ranges alone, not by a vector of
#' arbitrary places: [op_take()] is for these. Its parts cannot be replaced
#' either: [op_slice_update()] and [op_scatter_update()] give a new tensor.
#'
#' From R 4.3 on, `x@r[i, j]` is the same, and `x@py[i, j]` counts as Python does:
#' from 0, and without the last place of a range.
#'
#' @param x A symbolic tensor.
#' @param ... For each axis a place, a range, `NULL` or `newaxis`, `..`, or
#'   nothing for the whole axis.
#' @param value What should stand there instead.
#' @returns A symbolic tensor. Replacing is an error of class
#'   `keratin_error_state`.
#' @family indexing operations
#' @examples
#' x <- keras_input(shape = c(4, 5))
#' op_subset(x, , 1)
#' x[, -1, 2:4]
#' x[.., 1]
#' x[, newaxis]
#' @export
op_subset <- function(x, ...) {
  frame <- parent.frame()
  parts <- as.list(substitute(list(...)))[-1L]
  parts <- splice_dots(parts, frame)
  if (!is_tensor(x)) {
    keratin_abort(
      "state",
      "`op_subset()` takes symbolic tensors: there are no operations on values yet"
    )
  }
  key <- subset_key(parts, dim(x), frame)
  call_operation("keras.src.ops.numpy.GetItem", list(x, key))
}

# From R 4.3 on, `x@r[...]` counts places as R does, and `x@py[...]` as Python
# does: from 0, and without the last place of a range.
#' @rawNamespace if (getRversion() >= "4.3.0") {
#'   S3method("@", "keras.src.backend.common.keras_tensor.KerasTensor")
#' }
`@.keras.src.backend.common.keras_tensor.KerasTensor` <- function(object, name) {
  switch(name,
    r = , R = , one = , "1" = object,
    py = , Py = , zero = , "0" =
      structure(list(tensor = object), class = "keratin_from_zero"),
    keratin_abort(
      "config", paste0("a symbolic tensor has no slot `", name, "`"),
      expected = "`x@r[...]` or `x@py[...]`"
    )
  )
}

#' @export
`[.keratin_from_zero` <- function(x, ...) {
  frame <- parent.frame()
  parts <- splice_dots(as.list(substitute(list(...)))[-1L], frame)
  key <- lapply(parts, python_part, frame = frame)
  if (length(key) == 1L && is.numeric(key[[1L]])) {
    key <- key[[1L]]
  }
  call_operation("keras.src.ops.numpy.GetItem", list(x$tensor, key))
}

# A part of a key that counts as Python does.
python_part <- function(part, frame) {
  part <- subset_part(part, frame)
  if (is_range(part)) {
    part <- do.call(python_value, c("slice", lapply(part, as_integer)))
  }
  if (is.numeric(part)) as_integer(part) else part
}

#' An element, by its key
#'
#' Takes a part of a symbolic tensor as Keras does, by keys that count from 0; `[`
#' and [op_subset()] count as R does. Of a list it takes the element of that name.
#'
#' @param x A symbolic tensor, or a named list.
#' @param key An integer, or several, one for each axis; for a list, a name.
#' @returns A symbolic tensor; for a list, the element.
#' @family indexing operations
#' @seealso Keras's own page: <https://keras.io/api/ops/numpy/>
#' @examples
#' x <- keras_input(batch_shape = c(4, 5))
#' op_get_item(x, 0)
#' op_get_item(x, c(0, -1))
#' @export
op_get_item <- function(x, key) {
  if (is.list(x)) {
    if (!rlang::is_string(key) || !key %in% names(x)) {
      keratin_abort(
        "config", "the list has no element of that name", path = "key",
        received = key, shown = deparse(key, nlines = 1L)[[1L]],
        expected = toString(names(x))
      )
    }
    return(x[[key]])
  }
  key <- as_integer(key, "key")
  if (is.integer(key) && length(key) != 1L) {
    key <- as.list(key)
  }
  call_operation("keras.src.ops.numpy.GetItem", list(x, key))
}

#' @rdname op_subset
#' @export
op_subset_set <- function(x, ..., value) {
  keratin_abort(
    "state", "the elements of a symbolic tensor cannot be replaced",
    hint = paste(
      "`op_slice_update()` and `op_scatter_update()` give a new tensor with",
      "other elements"
    )
  )
}

#' @rdname op_subset
#' @export
`op_subset<-` <- op_subset_set

#' @method [ keras.src.backend.common.keras_tensor.KerasTensor
#' @export
`[.keras.src.backend.common.keras_tensor.KerasTensor` <- op_subset

#' @method [<- keras.src.backend.common.keras_tensor.KerasTensor
#' @export
`[<-.keras.src.backend.common.keras_tensor.KerasTensor` <- op_subset_set

# `...` of a function that passes its own on.
splice_dots <- function(parts, frame) {
  is_dots <- vapply(parts, \(part) identical(part, quote(...)), NA)
  if (!any(is_dots)) {
    return(parts)
  }
  passed <- eval(quote(as.list(substitute(list(...)))[-1L]), frame)
  at <- which(is_dots)[[1L]]
  c(parts[seq_len(at - 1L)], passed, parts[-seq_len(at)])
}

# What a configuration calls the key: for each part a place, a range, or what
# stands for axes.
subset_key <- function(parts, dims, frame) {
  axis <- 1L
  key <- vector("list", length(parts))
  for (i in seq_along(parts)) {
    part <- subset_part(parts[[i]], frame)
    if (is_ellipsis(part)) {
      after <- length(parts) - i - count_new_axes(parts[-seq_len(i)], frame)
      axis <- length(dims) - after + 1L
    } else if (!is.null(part)) {
      part <- subset_index(part, if (axis <= length(dims)) dims[[axis]])
      axis <- axis + 1L
    }
    key[i] <- list(part)
  }
  if (length(key) == 1L && is.numeric(key[[1L]])) key[[1L]] else key
}

# A part, evaluated: a range is one already.
subset_part <- function(part, frame) {
  if (is.symbol(part) && part == "") {
    return(index_range(NULL, NULL))
  }
  if (identical(part, quote(..))) {
    return(python_ellipsis)
  }
  if (is.call(part) && identical(part[[1L]], quote(`:`))) {
    return(subset_range(part, frame))
  }
  part <- eval(part, frame)
  if (inherits(part, "all_dims")) python_ellipsis else part
}

# `start:stop` and `start:stop:step`.
subset_range <- function(part, frame) {
  bounds <- lapply(as.list(part)[-1L], function(bound) {
    is_range <- is.call(bound) && identical(bound[[1L]], quote(`:`))
    if (is_range) subset_range(bound, frame) else eval(bound, frame)
  })
  if (is_range(bounds[[1L]])) {
    range <- bounds[[1L]]
    range["step"] <- list(bounds[[2L]])
    return(range)
  }
  index_range(known(bounds[[1L]]), known(bounds[[2L]]))
}

known <- function(x) if (is.null(x) || !is.na(x)) x

index_range <- function(start, stop, step = NULL) {
  structure(
    list(start = start, stop = stop, step = step), class = "keratin_range"
  )
}

is_range <- function(x) inherits(x, "keratin_range")

python_ellipsis <- list(
  class_name = "__ellipsis__", config = structure(list(), names = character())
)

is_ellipsis <- function(x) is.list(x) && identical(x$class_name, "__ellipsis__")

count_new_axes <- function(parts, frame) {
  sum(vapply(parts, \(part) is.null(subset_part(part, frame)), NA))
}

# A place or a range as Python counts it: from 0, without the last one.
subset_index <- function(part, size) {
  if (is_range(part)) {
    step <- part$step
    return(python_value(
      "slice",
      start = range_start(part$start), stop = range_stop(part$stop, size),
      step = if (!is.null(step)) one_place(step)
    ))
  }
  if (is.numeric(part) && length(part) > 1L) {
    range <- as_range(part)
    if (!is.null(range)) {
      return(subset_index(range, size))
    }
  }
  from_zero(one_place(part))
}

# A vector that is a range.
as_range <- function(x) {
  step <- x[[2L]] - x[[1L]]
  is_regular <- !anyNA(x) && step != 0 && all(diff(x) == step) &&
    sign(x[[1L]]) == sign(x[[length(x)]])
  if (is_regular) {
    index_range(x[[1L]], x[[length(x)]], if (step != 1) step)
  }
}

range_start <- function(start) {
  start <- if (!is.null(start)) from_zero(one_place(start))
  if (!identical(start, 0L)) start
}

# The last element is part of a range in R; -1 is the last one of all.
range_stop <- function(stop, size) {
  stop <- if (!is.null(stop)) one_place(stop)
  if (is.null(stop) || stop == -1L || identical(stop, size)) {
    return(NULL)
  }
  if (stop < 0L) stop + 1L else stop
}

from_zero <- function(place) if (place > 0L) place - 1L else place

one_place <- function(x) {
  is_place <- is.numeric(x) && length(x) == 1L && !is.na(x) && x == trunc(x) &&
    x != 0
  if (!is_place) {
    keratin_abort(
      "config",
      paste0(
        "a symbolic tensor cannot be subset by `", deparse(x, nlines = 1L)[[1L]],
        "`"
      ),
      expected = paste(
        "a place from 1 on, or from -1 backwards; a range; `newaxis`; `..`"
      ),
      hint = if (is.numeric(x) && length(x) > 1L) "`op_take()` takes any places"
    )
  }
  as.integer(x)
}

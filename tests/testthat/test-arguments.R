# Every constructor, every argument: what an R user may give by mistake is an
# error that names the argument. What an argument takes is asked of the core, so
# that a new class is tested with no further line.

here <- environment()
for (file in c("layers.R", "models.R", "objects.R")) {
  sys.source(test_path("written", file), here)
}

# The shortest call of each constructor that is written.
constructors <- local({
  calls <- c(lapply(layer_cases, \(case) case$call), object_cases)
  calls <- calls[order(lengths(calls))]
  names <- vapply(calls, \(call) deparse1(call[[1L]]), "")
  calls <- stats::setNames(calls, names)[!duplicated(names)]
  calls <- calls[sort(names(calls))]
  # Those that are generated.
  calls <- Filter(\(call) {
    !is.null(rust(rs_test_fields(deparse1(call[[1L]]))))
  }, calls)
  lapply(calls, \(call) match.call(eval(call[[1L]]), call))
})

# What every layer takes beside its own arguments.
of_layers <- list(
  name = "a string", trainable = "true or false", dtype = "a dtype policy",
  input_shape = "a shape"
)

arguments_of <- function(name) {
  fields <- rust(rs_test_fields(name))
  given <- names(formals(name))
  if (takes_all_of_layers(name)) {
    fields <- utils::modifyList(of_layers, fields)
  }
  if ("..." %in% given) fields else fields[intersect(names(fields), given)]
}

# Some layers take only their names, or pass over the rest, as in Keras.
takes_all_of_layers <- function(name) {
  if (!startsWith(name, "layer_") || !"..." %in% names(formals(name))) {
    return(FALSE)
  }
  call <- constructors[[name]]
  call$trainable <- FALSE
  tryCatch(!eval(call, here)$trainable, error = \(e) FALSE)
}

# Values that the argument does not take, by what it says it takes.
mistakes <- function(expected) {
  takes <- function(...) grepl(paste0(...), expected)
  anything <- takes("any value|every layer takes")
  several <- takes(
    "array|several|shape|pair|numbers|of them|of such|names|sizes|values|",
    "patterns"
  )
  number <- takes("number|float|array|values")
  c(
    alist(an_environment = globalenv(), a_name = quote(x), a_byte = as.raw(1)),
    if (!several) alist(not_available = NA, a_list = list(1, NA)),
    if (!anything && !several) alist(many = c(1, 2, 3, 4, 5, 6, 7)),
    if (!anything && !takes("patterns|texts|names")) {
      alist(texts = c("no", "yes"))
    },
    if (!anything && !takes("string|text|patterns")) alist(a_text = "no"),
    if (!anything && !number) alist(a_fraction = 4.7),
    if (!anything && !takes("true|number or an array|values|array")) {
      alist(a_truth = TRUE)
    },
    if (takes("positive integer")) alist(zero = 0, negative = -1L)
  )
}

# The error of a call, as Rust gives it: thousands are made here, and a
# condition of rlang with its trace would take a hundred times as long.
error_of <- function(call) {
  tryCatch(
    {
      eval(call, here)
      NULL
    },
    rust_error = \(e) e$parts,
    error = identity
  )
}

local_bare_errors <- function(env = parent.frame()) {
  namespace <- asNamespace("keratin")
  replace <- function(value) {
    unlockBinding("keratin_abort", namespace)
    assign("keratin_abort", value, namespace)
    lockBinding("keratin_abort", namespace)
  }
  withr::defer(replace(former), envir = env)
  former <- namespace$keratin_abort
  replace(function(kind, ...) {
    stop(structure(
      class = c("rust_error", "error", "condition"),
      list(message = "", parts = list(kind = kind, ...))
    ))
  })
}

with_argument <- function(call, name, value) {
  call[name] <- list(value)
  error_of(call)
}

without <- function(call, name) {
  if (name %in% names(call)) call[[name]] <- NULL
  call
}

# A refusal that names the argument.
names_it <- function(error, fields) {
  kinds <- c("config", "class", "shape", "file")
  is.character(error$kind) && error$kind %in% kinds &&
    is.character(error$path) && sub("[.[].*", "", error$path) %in% fields
}

test_that("an argument of another kind is an error that names it", {
  local_bare_errors()
  # Fields that constrain one another: one may be wrong because of the other.
  together <- c("mean", "variance", "values", "boundaries")
  wrong <- character()
  tried <- 0L
  for (name in names(constructors)) {
    fields <- arguments_of(name)
    for (field in names(fields)) {
      values <- mistakes(fields[[field]])
      for (kind in names(values)) {
        error <- with_argument(constructors[[name]], field, values[[kind]])
        tried <- tried + 1L
        if (!names_it(error, c(field, if (field %in% together) together))) {
          wrong <- c(wrong, paste0(name, "(", field, ") as ", kind))
        }
      }
    }
  }
  expect_identical(wrong, character())
  expect_gt(tried, 8000L)
})

# These hand on any argument to a function that they are given.
open_ended <- "metric_mean_wrapper"

test_that("an unknown argument is an error, near ones are suggested", {
  local_bare_errors()
  wrong <- character()
  for (name in setdiff(names(constructors), open_ended)) {
    if (!"..." %in% names(formals(name))) next
    call <- constructors[[name]]
    for (field in names(arguments_of(name))) {
      written <- paste0(field, "x")
      error <- with_argument(call, written, 1)
      if (!names_it(error, written) || !is.character(error$hint)) {
        wrong <- c(wrong, paste0(name, "(", written, ")"))
      }
    }
    if (!names_it(with_argument(call, "qqqqqqqqqq", 1), "qqqqqqqqqq")) {
      wrong <- c(wrong, name)
    }
  }
  expect_identical(wrong, character())
})

test_that("an abbreviated argument is an error", {
  local_bare_errors()
  wrong <- character()
  for (name in setdiff(names(constructors), open_ended)) {
    known <- names(formals(name))
    for (field in intersect(names(arguments_of(name)), known)) {
      short <- substr(field, 1L, nchar(field) - 1L)
      if (short %in% known || !nzchar(short)) next
      call <- constructors[[name]]
      value <- as.list(call)[[field]]
      error <- with_argument(without(call, field), short, value)
      if (is.null(error)) {
        wrong <- c(wrong, paste0(name, "(", short, ")"))
      }
    }
  }
  expect_identical(wrong, character())
})

test_that("a required argument that is missing is named", {
  local_bare_errors()
  wrong <- character()
  for (name in names(constructors)) {
    required <- vapply(formals(name), identical, NA, quote(expr = ))
    required <- setdiff(names(formals(name))[required], c("...", not_args))
    for (field in intersect(required, names(arguments_of(name)))) {
      error <- error_of(without(constructors[[name]], field))
      if (!is.null(error) && !names_it(error, field)) {
        wrong <- c(wrong, paste0(name, "(", field, ")"))
      }
    }
  }
  expect_identical(wrong, character())
})

test_that("errors of arguments show what was given and what is expected", {
  expect_snapshot(error = TRUE, {
    layer_dense(units = 4.7)
    layer_dense(units = NA)
    layer_dense(units = c(4, 8))
    layer_dense(units = 4, use_bias = "no")
    layer_dense(unit = 4)
    layer_dense(units = 4, activaton = "relu")
    layer_dense(units = 4, activation = "rellu")
    layer_conv_2d(filters = 8, kernel_size = c(3, 3, 3))
    layer_dropout(rate = 2)
    layer_lstm(units = "8")
    layer_max_pooling_2d(pool_sise = 2)
    optimizer_adam(learning_rate = "fast")
  })
})

test_that("errors speak R, and leave what was given as it was", {
  expect_identical(
    r_words("expected true, false or null, got \"is \\\" true\" in `null`"),
    "expected TRUE, FALSE or NULL, got \"is \\\" true\" in `null`"
  )
  expect_identical(r_words("a nullable truth"), "a nullable truth")
  error <- expect_error(layer_dense(units = 2, use_bias = NULL))
  expect_identical(error$expected, "TRUE or FALSE")
})

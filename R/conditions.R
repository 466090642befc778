# Raises an error of the package. `kind` is one of config, class, json, graph,
# shape, file, state, internal; `shown` is `received` as the message has it;
# `call` is the user's call, or the frame of it.
keratin_abort <- function(
  kind, message, path = NULL, received = NULL, shown = NULL, expected = NULL,
  hint = NULL, line = NULL, column = NULL, ..., call = user_frame()
) {
  force(call)
  frame <- if (is.environment(call)) call else parent.frame()
  if (is.environment(call)) {
    call <- frame_call(call)
  }
  rlang::abort(
    c(
      sentence(message),
      "*" = if (!is.null(path)) paste0("At: `", path, "`"),
      "*" = if (!is.null(line)) paste0("At: line ", line, ", column ", column),
      "x" = if (!is.null(shown)) paste0("Received: ", shown),
      "i" = if (!is.null(expected)) paste0("Expected: ", expected),
      "i" = if (!is.null(hint)) sentence(hint)
    ),
    class = c(paste0("keratin_error_", kind), "keratin_error"),
    path = path, received = received, expected = expected, hint = hint,
    line = line, column = column, ...,
    call = call, use_cli_format = FALSE, .frame = frame,
    trace = rlang::trace_back(bottom = frame)
  )
}

# Warns. `kind` is one of those of errors; `hints` stand below the message. Rust
# calls this with a message about the graph.
keratin_warn <- function(message, kind = "graph", hints = character()) {
  hints <- vapply(hints, sentence, "", USE.NAMES = FALSE)
  rlang::warn(
    c(sentence(message), structure(hints, names = rep("i", length(hints)))),
    class = c(paste0("keratin_warning_", kind), "keratin_warning"),
    use_cli_format = FALSE
  )
}

# Text that begins with a capital letter, unless it begins with code.
sentence <- function(text) {
  substr(text, 1L, 1L) <- toupper(substr(text, 1L, 1L))
  text
}

# The one door to Rust: every call of an rs_*() function stands inside rust().
#
# What goes wrong in Rust comes back as a list with a mark, never as an error
# raised above Rust's frames. `call`, a call or the frame of one, is worked out
# only when it is needed.
rust <- function(res, call = user_frame()) {
  # Marks are lists; most results are not, and none of them waits here.
  if (is.list(res) && is.object(res)) {
    switch(class(res)[[1L]],
      keratin_signal = signal(unclass(res), call),
      # An error, a restart, an interrupt or a return() of R code that Rust
      # called goes on to where it was going.
      keratin_jump = .External(keratin_continue_unwind, res[[1L]])
    )
  }
  res
}

signal <- function(parts, call) {
  if (is.null(parts$kind) || identical(parts$kind, "internal")) {
    parts <- list(
      kind = "internal",
      message = paste0("internal error: ", parts$message),
      hint = paste(
        "this is a mistake in keratin, not in your code; please report it",
        "with the code that led here"
      )
    )
  }
  if (!identical(parts$kind, "json")) {
    texts <- intersect(c("message", "expected", "hint"), names(parts))
    parts[texts] <- lapply(parts[texts], r_words)
  }
  do.call(keratin_abort, c(parts, list(call = call)), quote = TRUE)
}

# The core speaks of configs as they are in files; R has other words for some
# values. What stands in quotes was given by somebody, and stays.
r_words <- function(text) {
  if (is.null(text) || !grepl("true|false|null", text)) {
    return(text)
  }
  quoted <- "(\"(\\\\.|[^\"\\\\])*\"|`[^`]*`)(*SKIP)(*FAIL)|"
  for (word in c("true", "false", "null")) {
    pattern <- paste0(quoted, "\\b", word, "\\b")
    text <- gsub(pattern, toupper(word), text, perl = TRUE)
  }
  text
}

# The frame of the function the user called: of the functions on the way from
# the door outwards, the last one that belongs to this package. The way follows
# the frames that functions were called from, not the stack, so that an argument
# evaluated late counts as the user's own; base functions such as lapply() are
# passed. NULL when the user called none.
user_frame <- function(door = sys.parent()) {
  home <- topenv(matchThisEnv = NULL)
  parents <- sys.parents()
  frame <- if (door > 0L) parents[[door]] else 0L
  found <- 0L
  while (frame > 0L) {
    where <- topenv(environment(sys.function(frame)) %||% baseenv(), NULL)
    if (identical(where, home)) {
      found <- frame
    } else if (!is_base(where)) {
      break
    }
    # R gives a function that was called from no other one as its own parent.
    frame <- if (parents[[frame]] < frame) parents[[frame]] else 0L
  }
  if (found > 0L) sys.frame(found)
}

is_base <- function(env) {
  identical(env, .BaseNamespaceEnv) || identical(env, baseenv())
}

# The call in a frame; a method goes by the name of its generic.
frame_call <- function(frame) {
  at <- Position(\(env) identical(env, frame), sys.frames(), right = TRUE)
  call <- if (!is.na(at)) sys.call(at)
  generic <- get0(".Generic", envir = frame, inherits = FALSE)
  if (is.character(generic) && is.call(call)) {
    call[[1L]] <- as.name(generic[[1L]])
  }
  call
}

`%||%` <- function(x, y) if (is.null(x)) y else x

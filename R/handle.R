# Called from src/handle.c.
#
# The bytes of a saved object that holds R objects, for serialize() with
# version 2, which has no place for them beside the bytes.
flat_state <- function(state) serialize(state, NULL, version = 2L)

unflat_state <- function(bytes) unserialize(bytes)

state_in_circle <- function(...) {
  keratin_abort(
    "state",
    "this object holds an R function that holds this object",
    hint = "save it with version 3 of R's format: `saveRDS(x, file)`"
  )
}

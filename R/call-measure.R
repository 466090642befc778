# Losses and metrics measure how far values are from what is true; there are no
# operations on values yet. Without values, the object itself is made.
create_measure <- function(name, y_true, y_pred, args) {
  if (missing(y_true) && missing(y_pred)) {
    return(create_object(name, args))
  }
  keratin_abort(
    "state",
    paste0(
      "`", name, "` cannot be called: there are no operations on values yet"
    ),
    hint = "leave `y_true` and `y_pred` out to make the object itself"
  )
}

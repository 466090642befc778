# Calls an activation function on a tensor or an array. `name` is Keras's path
# of the function.
call_activation <- function(name, x, args) {
  keratin_abort(
    "state",
    paste0(
      "`", name, "` cannot be called: there are no operations on values yet"
    ),
    hint = "give the function itself to a layer: `activation = activation_relu`"
  )
}

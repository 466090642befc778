#' Clone a model
#'
#' Makes a model of the same architecture with new layers: the clone shares no
#' layer and no weight with the original.
#'
#' @param model A model.
#' @param input_tensors,clone_function,call_function,recursive Other ways to
#'   clone, which are not there yet: they must be left alone.
#' @param ... Not used.
#' @return A model.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |> layer_dense(1)
#' clone <- clone_model(model)
#' identical(get_config(clone)$layers, get_config(model)$layers)
#' @family models
#' @export
clone_model <- function(
  model, input_tensors = NULL, clone_function = NULL, call_function = NULL,
  recursive = FALSE, ...
) {
  asked <- c(
    input_tensors = !is.null(input_tensors),
    clone_function = !is.null(clone_function),
    call_function = !is.null(call_function), recursive = !isFALSE(recursive)
  )
  if (any(asked)) {
    name <- names(asked)[asked][[1L]]
    keratin_abort(
      "state", paste0("`", name, "` is not there yet in `clone_model()`"),
      path = name
    )
  }
  rust(rs_clone_model(model))
}

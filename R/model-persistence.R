#' Save and load the configuration of a model
#'
#' `save_model_config()` writes the architecture of a model, without its weights,
#' to a file of JSON text: exactly the text that `to_json()` gives in Keras.
#' `load_model_config()` reads such a file, whether Keras or keratin wrote it.
#'
#' The file is replaced in one step: when something fails (a full disk, a crash)
#' the old file is still there. Nothing in a file is ever run.
#'
#' @param model A model.
#' @param filepath The path of the file. Without it, `save_model_config()` gives
#'   the text.
#' @param overwrite Whether a file that exists is replaced.
#' @param custom_objects The classes and functions of your own that the model
#'   needs: a list of them, named or not.
#' @return `save_model_config()`: `model`, invisibly, or the text if `filepath`
#'   is `NULL`. `load_model_config()`: a model.
#' @examples
#' model <- keras_model_sequential(input_shape = 4) |> layer_dense(1)
#' file <- tempfile(fileext = ".json")
#' save_model_config(model, file)
#' load_model_config(file)
#' @family configurations
#' @export
save_model_config <- function(model, filepath = NULL, overwrite = FALSE) {
  if (is.null(filepath)) {
    return(as_json(model))
  }
  check_string(filepath, "filepath")
  rust(rs_save_config(model, path.expand(filepath), overwrite))
  invisible(model)
}

#' @rdname save_model_config
#' @export
load_model_config <- function(filepath, custom_objects = NULL) {
  check_string(filepath, "filepath")
  objects <- custom_entries(custom_objects)
  rust(rs_load_config(path.expand(filepath), objects))
}

# The kinds of features of a feature space: `layer_feature_space()` takes them.

create_feature <- function(kind, args) rust(rs_feature(kind, args))

feature_space_class <-
  "keras.src.layers.preprocessing.feature_space.FeatureSpace"

is_feature_space <- function(x) inherits(x, feature_space_class)

feature_space_methods <- list(
  get_inputs = function(object) rust(rs_feature_inputs(object)),
  get_encoded_features = function(object) rust(rs_encoded_features(object))
)

#' Features of numbers
#'
#' Each makes one of the features of [layer_feature_space()], with the layer that
#' prepares its values. `feature_float()` leaves them as they are,
#' `feature_float_rescaled()` computes `scale * x + offset`,
#' `feature_float_normalized()` brings them to mean 0 and variance 1,
#' `feature_float_discretized()` puts them into bins.
#'
#' @param name The name of the feature, which its layer is named after; `NULL` for
#'   an automatic one.
#' @param scale,offset The factor and what is added.
#' @param num_bins The number of bins, unless there are `bin_boundaries`.
#' @param bin_boundaries The numbers between the bins, in place of `num_bins`;
#'   `NULL` to find them from data.
#' @param output_mode What the numbers of bins become: `"one_hot"`, a vector for
#'   each; `"int"`, they stay.
#' @return A feature, to be given to `layer_feature_space()`.
#' @examples
#' feature_float_rescaled(scale = 1 / 255)
#' layer_feature_space(features = list(
#'   age = feature_float_discretized(num_bins = 10),
#'   height = feature_float()
#' ))
#' @family feature space
#' @export
feature_float <- function(name = NULL) {
  args <- capture_args()
  create_feature("float", args)
}

#' @rdname feature_float
#' @export
feature_float_rescaled <- function(scale = 1, offset = 0, name = NULL) {
  args <- capture_args()
  create_feature("float_rescaled", args)
}

#' @rdname feature_float
#' @export
feature_float_normalized <- function(name = NULL) {
  args <- capture_args()
  create_feature("float_normalized", args)
}

#' @rdname feature_float
#' @export
feature_float_discretized <- function(
  num_bins, bin_boundaries = NULL, output_mode = "one_hot", name = NULL
) {
  args <- capture_args(bin_boundaries = as_tuple)
  create_feature("float_discretized", args)
}

#' Features of categories
#'
#' Each makes one of the features of [layer_feature_space()], with the layer that
#' prepares its values: `feature_integer_categorical()` and
#' `feature_string_categorical()` look them up in a vocabulary,
#' `feature_integer_hashed()` and `feature_string_hashed()` put them into bins by
#' their hash.
#'
#' A vocabulary is given to the layer of the feature:
#' `set_vocabulary(space$preprocessors$name, terms)`.
#'
#' @param max_tokens The most tokens that the vocabulary may have; `NULL` for any
#'   number.
#' @param num_oov_indices How many indices there are for what is not in the
#'   vocabulary.
#' @param num_bins The number of bins.
#' @param output_mode What the integers become: `"one_hot"`, a vector for each;
#'   `"int"`, they stay.
#' @param name The name of the feature, which its layer is named after; `NULL` for
#'   an automatic one.
#' @return A feature, to be given to `layer_feature_space()`.
#' @examples
#' space <- layer_feature_space(features = list(
#'   city = feature_string_categorical(),
#'   item = feature_integer_hashed(num_bins = 64)
#' ))
#' set_vocabulary(space$preprocessors$city, c("Athens", "Rome"))
#' space$get_encoded_features()
#' @family feature space
#' @export
feature_integer_categorical <- function(
  max_tokens = NULL, num_oov_indices = 1, output_mode = "one_hot", name = NULL
) {
  args <- capture_args()
  create_feature("integer_categorical", args)
}

#' @rdname feature_integer_categorical
#' @export
feature_string_categorical <- function(
  max_tokens = NULL, num_oov_indices = 1, output_mode = "one_hot", name = NULL
) {
  args <- capture_args()
  create_feature("string_categorical", args)
}

#' @rdname feature_integer_categorical
#' @export
feature_integer_hashed <- function(
  num_bins, output_mode = "one_hot", name = NULL
) {
  args <- capture_args()
  create_feature("integer_hashed", args)
}

#' @rdname feature_integer_categorical
#' @export
feature_string_hashed <- function(
  num_bins, output_mode = "one_hot", name = NULL
) {
  args <- capture_args()
  create_feature("string_hashed", args)
}

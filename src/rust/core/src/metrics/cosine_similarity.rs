//! [`CosineSimilarity`].

use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cosine similarity, as a metric
///
/// The mean over all samples of `sum(l2_normalize(y_true) * l2_normalize(y_pred))`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.CosineSimilarity",
    python = "keras.src.metrics.regression_metrics.CosineSimilarity",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("cosine_similarity"),
    r = "metric_cosine_similarity",
    r_args = "... name dtype axis",
    keys = "name dtype"
)]
pub struct CosineSimilarity {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "cosine_similarity")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// The axis along which the vectors stand. It does not stand in the config,
    /// in Keras neither.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

//! [`Accuracy`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How often predictions are equal to labels
///
/// The share of predictions that are equal to `y_true`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Accuracy",
    python = "keras.src.metrics.accuracy_metrics.Accuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("accuracy"),
    r = "metric_accuracy",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct Accuracy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

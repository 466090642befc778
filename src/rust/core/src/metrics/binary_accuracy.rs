//! [`BinaryAccuracy`], and the function of it.

use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How often predictions of two classes are right
///
/// The share of predictions that are on the same side of `threshold` as the label.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.BinaryAccuracy",
    python = "keras.src.metrics.accuracy_metrics.BinaryAccuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("binary_accuracy"),
    r = "metric_binary_accuracy",
    r_args = "y_true y_pred threshold ... name dtype",
    keys = "name dtype threshold"
)]
pub struct BinaryAccuracy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "binary_accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// The prediction from which on a sample counts as 1.
    #[config(default = 0.5)]
    threshold: Real,
}

/// Accuracy of two classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.binary_accuracy",
    python = "keras.src.metrics.accuracy_metrics.binary_accuracy"
)]
pub struct Function {
    /// The prediction from which on a sample counts as 1.
    #[config(default = 0.5)]
    threshold: Real,
}

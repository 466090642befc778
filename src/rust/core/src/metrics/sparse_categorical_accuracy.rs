//! [`SparseCategoricalAccuracy`], and the function of it.

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How often predictions of several classes are right, with whole numbers as labels
///
/// The share of samples whose largest prediction is that of the true class.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SparseCategoricalAccuracy",
    python = "keras.src.metrics.accuracy_metrics.SparseCategoricalAccuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("sparse_categorical_accuracy"),
    r = "metric_sparse_categorical_accuracy",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct SparseCategoricalAccuracy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "sparse_categorical_accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

/// Accuracy of integer labels, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.sparse_categorical_accuracy",
    python = "keras.src.metrics.accuracy_metrics.sparse_categorical_accuracy"
)]
pub struct Function {}

//! [`CategoricalAccuracy`], and the function of it.

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How often predictions of several classes are right
///
/// The share of samples whose largest prediction is that of the true class. Labels are
/// one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.CategoricalAccuracy",
    python = "keras.src.metrics.accuracy_metrics.CategoricalAccuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("categorical_accuracy"),
    r = "metric_categorical_accuracy",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct CategoricalAccuracy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

/// Accuracy of one-hot labels, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.categorical_accuracy",
    python = "keras.src.metrics.accuracy_metrics.categorical_accuracy"
)]
pub struct Function {}

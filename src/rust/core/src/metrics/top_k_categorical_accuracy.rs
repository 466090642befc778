//! [`TopKCategoricalAccuracy`], and the function of it.

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How often the true class is among the first predictions
///
/// The share of samples whose true class is among the `k` largest predictions. Labels
/// are one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.TopKCategoricalAccuracy",
    python = "keras.src.metrics.accuracy_metrics.TopKCategoricalAccuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("top_k_categorical_accuracy"),
    r = "metric_top_k_categorical_accuracy",
    r_args = "y_true y_pred k ... name dtype",
    keys = "name dtype k"
)]
pub struct TopKCategoricalAccuracy {
    /// How many of the largest predictions count.
    #[config(default = 5)]
    k: i64,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "top_k_categorical_accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

/// How often the true class is among the first, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.top_k_categorical_accuracy",
    python = "keras.src.metrics.accuracy_metrics.top_k_categorical_accuracy"
)]
pub struct Function {
    /// How many of the largest predictions count.
    #[config(default = 5)]
    k: i64,
}

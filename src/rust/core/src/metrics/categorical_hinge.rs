//! [`CategoricalHinge`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Hinge loss of several classes, as a metric
///
/// The mean of `loss_categorical_hinge()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.CategoricalHinge",
    python = "keras.src.metrics.hinge_metrics.CategoricalHinge",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("categorical_hinge"),
    r = "metric_categorical_hinge",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct CategoricalHinge {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_hinge")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`SquaredHinge`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Squared hinge loss, as a metric
///
/// The mean of `loss_squared_hinge()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SquaredHinge",
    python = "keras.src.metrics.hinge_metrics.SquaredHinge",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("squared_hinge"),
    r = "metric_squared_hinge",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct SquaredHinge {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "squared_hinge")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`Hinge`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Hinge loss, as a metric
///
/// The mean of `loss_hinge()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Hinge",
    python = "keras.src.metrics.hinge_metrics.Hinge",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("hinge"),
    r = "metric_hinge",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct Hinge {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "hinge")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

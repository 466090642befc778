//! [`Poisson`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Poisson loss, as a metric
///
/// The mean of `loss_poisson()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Poisson",
    python = "keras.src.metrics.probabilistic_metrics.Poisson",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("poisson"),
    r = "metric_poisson",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct Poisson {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "poisson")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`KLDivergence`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Kullback-Leibler divergence, as a metric
///
/// The mean of `loss_kl_divergence()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.KLDivergence",
    python = "keras.src.metrics.probabilistic_metrics.KLDivergence",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("kl_divergence"),
    r = "metric_kl_divergence",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct KLDivergence {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "kl_divergence")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`LogCoshError`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Logarithm of the hyperbolic cosine of the error, as a metric
///
/// The mean of `loss_log_cosh()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.LogCoshError",
    python = "keras.src.metrics.regression_metrics.LogCoshError",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("log_cosh_error"),
    r = "metric_log_cosh_error",
    r_args = "... name dtype",
    keys = "name dtype"
)]
pub struct LogCoshError {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "logcosh")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`MeanSquaredLogarithmicError`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean squared logarithmic error, as a metric
///
/// The mean of `loss_mean_squared_logarithmic_error()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.MeanSquaredLogarithmicError",
    python = "keras.src.metrics.regression_metrics.MeanSquaredLogarithmicError",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("MSLE", "mean_squared_logarithmic_error", "msle"),
    r = "metric_mean_squared_logarithmic_error",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct MeanSquaredLogarithmicError {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean_squared_logarithmic_error")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

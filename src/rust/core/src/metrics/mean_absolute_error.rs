//! [`MeanAbsoluteError`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean absolute error, as a metric
///
/// The mean of `loss_mean_absolute_error()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.MeanAbsoluteError",
    python = "keras.src.metrics.regression_metrics.MeanAbsoluteError",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("MAE", "mae", "mean_absolute_error"),
    r = "metric_mean_absolute_error",
    r_args = "y_true y_pred ... name dtype",
    keys = "name dtype"
)]
pub struct MeanAbsoluteError {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean_absolute_error")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

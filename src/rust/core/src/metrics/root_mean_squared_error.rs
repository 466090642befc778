//! [`RootMeanSquaredError`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Root mean squared error
///
/// The square root of the mean of `(y_true - y_pred)^2`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.RootMeanSquaredError",
    python = "keras.src.metrics.regression_metrics.RootMeanSquaredError",
    bases("keras.src.metrics.reduction_metrics.Mean"),
    names("root_mean_squared_error"),
    r = "metric_root_mean_squared_error",
    r_args = "... name dtype",
    keys = "name dtype"
)]
pub struct RootMeanSquaredError {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "root_mean_squared_error")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

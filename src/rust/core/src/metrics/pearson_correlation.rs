//! [`PearsonCorrelation`], and the function of it.

use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Pearson correlation coefficient
///
/// `cov(y_true, y_pred) / sqrt(var(y_true) * var(y_pred))`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.PearsonCorrelation",
    python = "keras.src.metrics.correlation_metrics.PearsonCorrelation",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("pearson_correlation"),
    r = "metric_pearson_correlation",
    r_args = "y_true y_pred axis ... name dtype",
    keys = "name dtype axis"
)]
pub struct PearsonCorrelation {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "pearson_correlation")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// The axis along which values are compared.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

/// Pearson correlation, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.pearson_correlation",
    python = "keras.src.metrics.correlation_metrics.pearson_correlation"
)]
pub struct Function {
    /// The axis of what is compared.
    #[config(default = -1)]
    axis: Axes,
}

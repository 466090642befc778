//! [`ConcordanceCorrelation`], and the function of it.

use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Concordance correlation coefficient
///
/// Twice the covariance of `y_true` and `y_pred`, divided by the sum of their
/// variances and of the squared difference of their means: how far predictions agree
/// with what is true, in direction and in size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.ConcordanceCorrelation",
    python = "keras.src.metrics.correlation_metrics.ConcordanceCorrelation",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("concordance_correlation"),
    r = "metric_concordance_correlation",
    r_args = "y_true y_pred axis ... name dtype",
    keys = "name dtype axis"
)]
pub struct ConcordanceCorrelation {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "concordance_correlation")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// The axis along which values are compared.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

/// Concordance correlation, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.concordance_correlation",
    python = "keras.src.metrics.correlation_metrics.concordance_correlation"
)]
pub struct Function {
    /// The axis of what is compared.
    #[config(default = -1)]
    axis: Axes,
}

//! [`LogCosh`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Logarithm of the hyperbolic cosine of the error
///
/// The mean of `log(cosh(y_pred - y_true))`: like half the squared error where it is
/// small, like the absolute error where it is large.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.LogCosh",
    python = "keras.src.losses.losses.LogCosh",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_log_cosh",
    keys = "name reduction"
)]
pub struct LogCosh {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "log_cosh")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Logarithm of the hyperbolic cosine of the error, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.log_cosh",
    python = "keras.src.losses.losses.log_cosh",
    aliases(
        "keras.metrics.log_cosh",
        "keras._legacy.losses.logcosh",
        "keras._legacy.metrics.logcosh"
    ),
    r = "metric_log_cosh",
    r_args = "y_true y_pred",
    example = "metric_mean_wrapper(fn = metric_log_cosh)"
)]
pub struct Function {}

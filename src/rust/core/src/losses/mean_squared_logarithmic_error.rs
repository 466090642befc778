//! [`MeanSquaredLogarithmicError`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean squared logarithmic error
///
/// The mean of `(log(y_true + 1) - log(y_pred + 1))^2`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.MeanSquaredLogarithmicError",
    python = "keras.src.losses.losses.MeanSquaredLogarithmicError",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_mean_squared_logarithmic_error",
    keys = "name reduction"
)]
pub struct MeanSquaredLogarithmicError {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean_squared_logarithmic_error")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Mean squared logarithmic error, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.mean_squared_logarithmic_error",
    python = "keras.src.losses.losses.mean_squared_logarithmic_error",
    aliases(
        "keras.losses.mean_squared_logarithmic_error",
        "keras._legacy.losses.msle",
        "keras._legacy.losses.MSLE",
        "keras._legacy.metrics.msle",
        "keras._legacy.metrics.MSLE"
    ),
    names("msle", "MSLE")
)]
pub struct Function {}

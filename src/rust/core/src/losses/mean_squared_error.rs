//! [`MeanSquaredError`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean squared error
///
/// The mean of `(y_true - y_pred)^2`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.MeanSquaredError",
    python = "keras.src.losses.losses.MeanSquaredError",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_mean_squared_error",
    keys = "name reduction"
)]
pub struct MeanSquaredError {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean_squared_error")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Mean squared error, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.mean_squared_error",
    python = "keras.src.losses.losses.mean_squared_error",
    aliases(
        "keras.losses.mean_squared_error",
        "keras._legacy.losses.mse",
        "keras._legacy.losses.MSE",
        "keras._legacy.metrics.mse",
        "keras._legacy.metrics.MSE"
    ),
    names("mse", "MSE")
)]
pub struct Function {}

//! [`MeanAbsolutePercentageError`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean absolute percentage error
///
/// 100 times the mean of `abs((y_true - y_pred) / y_true)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.MeanAbsolutePercentageError",
    python = "keras.src.losses.losses.MeanAbsolutePercentageError",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_mean_absolute_percentage_error",
    keys = "name reduction"
)]
pub struct MeanAbsolutePercentageError {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean_absolute_percentage_error")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Mean absolute percentage error, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.mean_absolute_percentage_error",
    python = "keras.src.losses.losses.mean_absolute_percentage_error",
    aliases(
        "keras.losses.mean_absolute_percentage_error",
        "keras._legacy.losses.mape",
        "keras._legacy.losses.MAPE",
        "keras._legacy.metrics.mape",
        "keras._legacy.metrics.MAPE"
    ),
    names("mape", "MAPE")
)]
pub struct Function {}

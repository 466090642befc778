//! [`Poisson`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Poisson loss
///
/// The mean of `y_pred - y_true * log(y_pred)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Poisson",
    python = "keras.src.losses.losses.Poisson",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_poisson",
    keys = "name reduction"
)]
pub struct Poisson {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "poisson")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Poisson loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.poisson",
    python = "keras.src.losses.losses.poisson",
    aliases("keras.losses.poisson")
)]
pub struct Function {}

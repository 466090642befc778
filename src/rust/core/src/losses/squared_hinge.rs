//! [`SquaredHinge`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Squared hinge loss
///
/// The mean of `max(1 - y_true * y_pred, 0)^2`. Labels are -1 or 1; labels 0 and 1 are
/// brought to these.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.SquaredHinge",
    python = "keras.src.losses.losses.SquaredHinge",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_squared_hinge",
    keys = "name reduction"
)]
pub struct SquaredHinge {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "squared_hinge")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Squared hinge loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.squared_hinge",
    python = "keras.src.losses.losses.squared_hinge",
    aliases("keras.losses.squared_hinge")
)]
pub struct Function {}

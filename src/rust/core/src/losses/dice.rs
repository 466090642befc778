//! [`Dice`], and the function of it.

use super::Reduction;
use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Dice loss
///
/// `1 - 2 * sum(y_true * y_pred) / (sum(y_true) + sum(y_pred))`: how little two
/// regions overlap.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Dice",
    python = "keras.src.losses.losses.Dice",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_dice",
    keys = "name reduction axis"
)]
pub struct Dice {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "dice")]
    name: Option<String>,
    /// The axes of one sample; `NULL` for all at once.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Dice loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.losses.dice", python = "keras.src.losses.losses.dice")]
pub struct Function {
    /// The axes of one sample; `NULL` for all at once.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

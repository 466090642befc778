//! [`Hinge`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Hinge loss
///
/// The mean of `max(1 - y_true * y_pred, 0)`. Labels are -1 or 1; labels 0 and 1 are
/// brought to these.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Hinge",
    python = "keras.src.losses.losses.Hinge",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_hinge",
    keys = "name reduction"
)]
pub struct Hinge {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "hinge")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Hinge loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.hinge",
    python = "keras.src.losses.losses.hinge",
    aliases("keras.losses.hinge")
)]
pub struct Function {}

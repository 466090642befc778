//! [`CategoricalHinge`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Hinge loss of several classes
///
/// `max(neg - pos + 1, 0)`, where `pos` is the prediction for the true class and
/// `neg` the largest one for another.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CategoricalHinge",
    python = "keras.src.losses.losses.CategoricalHinge",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_categorical_hinge",
    keys = "name reduction"
)]
pub struct CategoricalHinge {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_hinge")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Hinge loss of several classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.categorical_hinge",
    python = "keras.src.losses.losses.categorical_hinge",
    aliases("keras.losses.categorical_hinge")
)]
pub struct Function {}

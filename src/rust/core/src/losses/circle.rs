//! [`Circle`], and the function of it.

use super::Reduction;
use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Circle loss
///
/// Brings embeddings of the same class together and keeps those of different classes
/// apart; the further a pair is from where it should be, the more it weighs. `y_true`
/// holds labels, `y_pred` embeddings of length 1.
///
/// # Reference
/// Sun et al., 2020: Circle loss, a unified perspective of pair similarity optimization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Circle",
    python = "keras.src.losses.losses.Circle",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_circle",
    r_args = "y_true y_pred ref_labels=NULL ref_embeddings=NULL remove_diagonal gamma margin ... reduction name dtype",
    keys = "name reduction gamma margin remove_diagonal"
)]
pub struct Circle {
    /// The scale of the similarities; the larger, the more do hard pairs count.
    #[config(default = 80.0, r_default = "80L")]
    gamma: Real,
    /// How strict the loss is: pairs have to be this far beyond even.
    #[config(default = 0.4)]
    margin: Real,
    /// Whether pairs of an embedding with itself are left out.
    #[config(default = true)]
    remove_diagonal: bool,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "circle")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Circle loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.circle",
    python = "keras.src.losses.losses.circle"
)]
pub struct Function {
    /// The labels of `ref_embeddings`.
    #[config(default = None)]
    ref_labels: Value,
    /// What `y_pred` is compared with; `NULL` for itself.
    #[config(default = None)]
    ref_embeddings: Value,
    /// Whether pairs of an embedding with itself are left out.
    #[config(default = true)]
    remove_diagonal: bool,
    /// The scale of the similarities; the larger, the more do hard pairs count.
    #[config(default = 80)]
    gamma: Real,
    /// How strict the loss is: pairs have to be this far beyond even.
    #[config(default = 0.4)]
    margin: Real,
}

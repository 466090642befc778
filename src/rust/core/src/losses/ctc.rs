//! [`Ctc`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Connectionist temporal classification
///
/// The negative log-probability of a sequence of labels, summed over all ways to
/// align it with the longer sequence of predictions. `y_pred` holds logits.
///
/// # Reference
/// Graves et al., 2006: Connectionist temporal classification.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CTC",
    python = "keras.src.losses.losses.CTC",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_ctc",
    keys = "name reduction"
)]
pub struct Ctc {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "ctc")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Connectionist temporal classification, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.losses.ctc", python = "keras.src.losses.losses.ctc")]
pub struct Function {}

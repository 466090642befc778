//! [`BinaryCrossentropy`], and the function of it.

use super::crossentropy::Crossentropy;
use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of two classes
///
/// For each element, `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)`, and
/// the mean of it along `axis`. Labels are 0 or 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.BinaryCrossentropy",
    python = "keras.src.losses.losses.BinaryCrossentropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_binary_crossentropy",
    keys = "name reduction from_logits label_smoothing axis"
)]
pub struct BinaryCrossentropy {
    #[config(flatten)]
    labels: Crossentropy,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "binary_crossentropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Cross-entropy of two classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.binary_crossentropy",
    python = "keras.src.losses.losses.binary_crossentropy",
    aliases("keras.losses.binary_crossentropy"),
    names("bce", "BCE")
)]
pub struct Function {
    #[config(flatten)]
    labels: Crossentropy,
}

//! [`CategoricalCrossentropy`], and the function of it.

use super::crossentropy::Crossentropy;
use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of several classes
///
/// `-sum(y_true * log(y_pred))` along `axis`. Labels are one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CategoricalCrossentropy",
    python = "keras.src.losses.losses.CategoricalCrossentropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_categorical_crossentropy",
    keys = "name reduction from_logits label_smoothing axis"
)]
pub struct CategoricalCrossentropy {
    #[config(flatten)]
    labels: Crossentropy,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_crossentropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Cross-entropy of several classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.categorical_crossentropy",
    python = "keras.src.losses.losses.categorical_crossentropy",
    aliases("keras.losses.categorical_crossentropy")
)]
pub struct Function {
    #[config(flatten)]
    labels: Crossentropy,
}

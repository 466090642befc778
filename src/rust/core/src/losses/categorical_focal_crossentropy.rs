//! [`CategoricalFocalCrossentropy`], and the function of it.

use super::crossentropy::Crossentropy;
use super::Reduction;
use crate::config::{Numbers, Real};
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Focal cross-entropy of several classes
///
/// Categorical cross-entropy, each class's term times `alpha * (1 - p)^gamma`, where
/// `p` is the probability given to the class. Labels are one-hot vectors.
///
/// # Reference
/// Lin et al., 2017: Focal loss for dense object detection.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CategoricalFocalCrossentropy",
    python = "keras.src.losses.losses.CategoricalFocalCrossentropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_categorical_focal_crossentropy",
    keys = "name reduction from_logits label_smoothing axis alpha gamma"
)]
pub struct CategoricalFocalCrossentropy {
    /// The weight of each class, or of all.
    #[config(default = 0.25)]
    alpha: Numbers,
    /// How much less that counts which is classified well: 0 for no less.
    #[config(default = 2.0)]
    gamma: Real,
    #[config(flatten)]
    labels: Crossentropy,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_focal_crossentropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Focal cross-entropy of several classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.categorical_focal_crossentropy",
    python = "keras.src.losses.losses.categorical_focal_crossentropy",
    aliases("keras.losses.categorical_focal_crossentropy"),
    r = "metric_categorical_focal_crossentropy",
    r_args = "y_true y_pred alpha gamma from_logits label_smoothing axis",
    example = "metric_mean_wrapper(fn = metric_categorical_focal_crossentropy)"
)]
pub struct Function {
    /// The weight of each class, or of all.
    #[config(default = 0.25)]
    alpha: Numbers,
    /// How much less that counts which is classified well: 0 for no less.
    #[config(default = 2.0)]
    gamma: Real,
    #[config(flatten)]
    labels: Crossentropy,
}

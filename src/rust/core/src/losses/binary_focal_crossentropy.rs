//! [`BinaryFocalCrossentropy`], and the function of it.

use super::crossentropy::Crossentropy;
use super::Reduction;
use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Focal cross-entropy of two classes
///
/// Binary cross-entropy, times `(1 - p)^gamma`, where `p` is the probability given to
/// the true class: what is classified well already counts less.
///
/// # Reference
/// Lin et al., 2017: Focal loss for dense object detection.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.BinaryFocalCrossentropy",
    python = "keras.src.losses.losses.BinaryFocalCrossentropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_binary_focal_crossentropy",
    keys = "name reduction from_logits label_smoothing axis apply_class_balancing alpha gamma"
)]
pub struct BinaryFocalCrossentropy {
    /// Whether the classes are weighted: 1 by `alpha`, 0 by `1 - alpha`.
    #[config(default = false)]
    apply_class_balancing: bool,
    /// The weight of class 1.
    #[config(default = 0.25)]
    alpha: Real,
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
    #[config(default = "binary_focal_crossentropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Focal cross-entropy of two classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.binary_focal_crossentropy",
    python = "keras.src.losses.losses.binary_focal_crossentropy",
    aliases("keras.losses.binary_focal_crossentropy"),
    r = "metric_binary_focal_crossentropy",
    r_args = "y_true y_pred apply_class_balancing alpha gamma from_logits label_smoothing axis",
    example = "metric_mean_wrapper(fn = metric_binary_focal_crossentropy)"
)]
pub struct Function {
    /// Whether the classes are weighted: 1 by `alpha`, 0 by `1 - alpha`.
    #[config(default = false)]
    apply_class_balancing: bool,
    /// The weight of class 1.
    #[config(default = 0.25)]
    alpha: Real,
    /// How much less that counts which is classified well: 0 for no less.
    #[config(default = 2.0)]
    gamma: Real,
    #[config(flatten)]
    labels: Crossentropy,
}

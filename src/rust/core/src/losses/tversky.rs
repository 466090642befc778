//! [`Tversky`], and the function of it.

use super::Reduction;
use crate::config::{Axes, Real};
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Tversky loss
///
/// 1 minus the Tversky index: like the Dice loss, with weights for false positives and
/// false negatives.
///
/// # Reference
/// Salehi et al., 2017: Tversky loss function for image segmentation using 3D fully
/// convolutional deep networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Tversky",
    python = "keras.src.losses.losses.Tversky",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_tversky",
    r_args = "y_true y_pred ... alpha beta reduction name axis dtype",
    keys = "name reduction alpha beta axis"
)]
pub struct Tversky {
    /// The weight of false positives.
    #[config(default = 0.5)]
    alpha: Real,
    /// The weight of false negatives.
    #[config(default = 0.5)]
    beta: Real,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "tversky")]
    name: Option<String>,
    /// The axes of one sample; `NULL` for all at once.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Tversky loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.tversky",
    python = "keras.src.losses.losses.tversky"
)]
pub struct Function {
    /// The weight of false positives.
    #[config(default = 0.5)]
    alpha: Real,
    /// The weight of false negatives.
    #[config(default = 0.5)]
    beta: Real,
    /// The axes of one sample; `NULL` for all at once.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

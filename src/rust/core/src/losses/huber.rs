//! [`Huber`], and the function of it.

use super::Reduction;
use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Huber loss
///
/// The mean of half the squared error where the error is at most `delta`; beyond that
/// it grows linearly, so that outliers weigh less.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.Huber",
    python = "keras.src.losses.losses.Huber",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_huber",
    keys = "name reduction"
)]
pub struct Huber {
    /// The error from which on the loss grows linearly. It does not stand in
    /// the config, in Keras neither.
    #[config(default = 1.0)]
    delta: Real,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "huber_loss")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Huber loss, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.huber",
    python = "keras.src.losses.losses.huber",
    aliases("keras.metrics.huber"),
    r = "metric_huber",
    r_args = "y_true y_pred delta",
    example = "metric_mean_wrapper(fn = metric_huber, name = \"huber\")"
)]
pub struct Function {
    /// The error from which on the loss grows linearly.
    #[config(default = 1.0)]
    delta: Real,
}

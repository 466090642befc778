//! [`AdamW`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// AdamW optimizer: Adam with weight decay
///
/// As `optimizer_adam()`, but a part of each weight is taken off at each step.
///
/// # Reference
///
/// Loshchilov and Hutter (2019), "Decoupled Weight Decay Regularization",
/// <https://arxiv.org/abs/1711.05101>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.AdamW",
    python = "keras.src.optimizers.adamw.AdamW",
    names("adamw"),
    bases("keras.src.optimizers.adam.Adam"),
    r = "optimizer_adam_w",
    r_args = "learning_rate weight_decay beta_1 beta_2 epsilon amsgrad clipnorm \
              clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name=\"adamw\" ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2 epsilon amsgrad"
)]
pub struct AdamW {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate.
    #[config(default = 0.004)]
    weight_decay: Real,
    /// How slowly the average of the gradients changes: what part of it is kept at each
    /// step.
    #[config(default = 0.9)]
    beta_1: Real,
    /// How slowly the average of the squared gradients changes: what part of it is kept
    /// at each step.
    #[config(default = 0.999)]
    beta_2: Real,
    /// A small number that keeps divisions finite.
    #[config(default = 1e-7)]
    epsilon: Real,
    /// Whether the largest average of the squared gradients so far counts, not the
    /// present one.
    #[config(default = false)]
    amsgrad: bool,
    #[config(flatten)]
    base: BaseOptimizer,
}

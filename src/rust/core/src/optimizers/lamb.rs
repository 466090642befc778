//! [`Lamb`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// LAMB optimizer
///
/// As Adam, but the steps of a layer are scaled by the size of its weights, which lets
/// batches be large.
///
/// # Reference
///
/// You et al. (2019), "Large Batch Optimization for Deep Learning: Training BERT in 76
/// minutes", <https://arxiv.org/abs/1904.00962>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Lamb",
    python = "keras.src.optimizers.lamb.Lamb",
    r = "optimizer_lamb",
    r_args = "learning_rate beta_1 beta_2 epsilon weight_decay clipnorm clipvalue \
              global_clipnorm use_ema ema_momentum ema_overwrite_frequency \
              loss_scale_factor gradient_accumulation_steps name=\"lamb\" ...",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2 epsilon"
)]
pub struct Lamb {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
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
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

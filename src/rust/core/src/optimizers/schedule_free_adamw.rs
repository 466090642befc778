//! [`ScheduleFreeAdamW`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Schedule-free AdamW optimizer
///
/// AdamW that averages the weights in place of a learning rate schedule.
///
/// # Reference
///
/// Defazio et al. (2024), "The Road Less Scheduled",
/// <https://arxiv.org/abs/2405.15682>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.ScheduleFreeAdamW",
    python = "keras.src.optimizers.schedule_free_adamw.ScheduleFreeAdamW",
    names("schedulefreeadamw"),
    r = "optimizer_schedule_free_adam_w",
    r_args = "learning_rate beta_1 beta_2 epsilon warmup_steps weight_decay clipnorm \
              clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2 epsilon warmup_steps"
)]
pub struct ScheduleFreeAdamW {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.0025)]
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
    #[config(default = 1e-8)]
    epsilon: Real,
    /// The number of steps in which the learning rate rises.
    #[config(default = 0)]
    warmup_steps: Real,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

//! [`Adam`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Adam optimizer
///
/// The step of each weight follows from the averages of its gradients and of their
/// squares.
///
/// # Reference
///
/// Kingma and Ba (2014), "Adam: A Method for Stochastic Optimization",
/// <https://arxiv.org/abs/1412.6980>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Adam",
    python = "keras.src.optimizers.adam.Adam",
    names("adam"),
    r = "optimizer_adam",
    r_args = "learning_rate beta_1 beta_2 epsilon amsgrad weight_decay clipnorm \
              clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name=\"adam\" ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2 epsilon amsgrad"
)]
pub struct Adam {
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
    /// Whether the largest average of the squared gradients so far counts, not the
    /// present one.
    #[config(default = false)]
    amsgrad: bool,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

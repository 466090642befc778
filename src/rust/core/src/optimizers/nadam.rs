//! [`Nadam`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Nadam optimizer: Adam with Nesterov momentum
///
/// As `optimizer_adam()`, but the gradient counts where the momentum leads, as in the
/// method of Nesterov.
///
/// # Reference
///
/// Dozat (2015), "Incorporating Nesterov Momentum into Adam",
/// <https://cs229.stanford.edu/proj2015/054_report.pdf>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Nadam",
    python = "keras.src.optimizers.nadam.Nadam",
    names("nadam"),
    r = "optimizer_nadam",
    r_args = "learning_rate beta_1 beta_2 epsilon weight_decay clipnorm clipvalue \
              global_clipnorm use_ema ema_momentum ema_overwrite_frequency \
              name=\"nadam\" ... loss_scale_factor gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps beta_1 beta_2 epsilon"
)]
pub struct Nadam {
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

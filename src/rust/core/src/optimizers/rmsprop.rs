//! [`RMSprop`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// RMSprop optimizer
///
/// The gradient is divided by the root of the average of the recent squared gradients.
///
/// # Reference
///
/// Hinton (2012), "Neural Networks for Machine Learning", lecture 6,
/// <https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.RMSprop",
    python = "keras.src.optimizers.rmsprop.RMSprop",
    names("rmsprop"),
    r = "optimizer_rmsprop",
    r_args = "learning_rate rho momentum epsilon centered weight_decay clipnorm \
              clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name=\"rmsprop\" ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps rho momentum epsilon centered"
)]
pub struct RMSprop {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// What part of the average of the squared gradients is kept at each step.
    #[config(default = 0.9)]
    rho: Real,
    /// What part of a step goes on in the next one.
    #[config(default = 0.0)]
    momentum: Real,
    /// A small number that keeps divisions finite.
    #[config(default = 1e-7)]
    epsilon: Real,
    /// Whether the gradients are divided by the root of their variance, not of their
    /// squares.
    #[config(default = false)]
    centered: bool,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

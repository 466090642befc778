//! [`Adadelta`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Adadelta optimizer
///
/// The step of each weight follows from the sizes of its recent gradients and of its
/// recent steps, so that the rate of a weight does not fall for ever.
///
/// # Reference
///
/// Zeiler (2012), "ADADELTA: An Adaptive Learning Rate Method",
/// <https://arxiv.org/abs/1212.5701>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Adadelta",
    python = "keras.src.optimizers.adadelta.Adadelta",
    names("adadelta"),
    r = "optimizer_adadelta",
    r_args = "learning_rate rho epsilon weight_decay clipnorm clipvalue \
              global_clipnorm use_ema ema_momentum ema_overwrite_frequency \
              name=\"adadelta\" ... loss_scale_factor gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps rho epsilon"
)]
pub struct Adadelta {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// What part of the averages is kept at each step.
    #[config(default = 0.95)]
    rho: Real,
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

//! [`Adagrad`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Adagrad optimizer
///
/// The more a weight has been changed so far, the smaller its steps become.
///
/// # Reference
///
/// Duchi et al. (2011), "Adaptive Subgradient Methods for Online Learning and
/// Stochastic Optimization", <https://www.jmlr.org/papers/v12/duchi11a.html>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.Adagrad",
    python = "keras.src.optimizers.adagrad.Adagrad",
    names("adagrad"),
    r = "optimizer_adagrad",
    r_args = "learning_rate initial_accumulator_value epsilon weight_decay \
              clipnorm clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency name=\"adagrad\" ... loss_scale_factor \
              gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps initial_accumulator_value epsilon"
)]
pub struct Adagrad {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.001)]
    learning_rate: LearningRate,
    /// What the sums of squared gradients begin with.
    #[config(default = 0.1)]
    initial_accumulator_value: Real,
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

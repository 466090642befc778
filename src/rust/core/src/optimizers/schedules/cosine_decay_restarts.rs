//! [`CosineDecayRestarts`].

use crate::config::{PositiveFloat, Real};
use keratin_derive::KerasConfig;

/// Learning rate schedule that follows half a cosine, again and again
///
/// In each period the rate falls to the part `alpha` of what it began with; then
/// the next period begins. A period is `t_mul` times as long as the one before,
/// and begins with `m_mul` times its rate.
///
/// # Reference
///
/// Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
/// Restarts", <https://arxiv.org/abs/1608.03983>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.CosineDecayRestarts",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.CosineDecayRestarts",
    r = "learning_rate_schedule_cosine_decay_restarts",
    example = "learning_rate_schedule_cosine_decay_restarts(0.1, first_decay_steps = 1000)"
)]
pub struct CosineDecayRestarts {
    /// The learning rate at the first step.
    initial_learning_rate: Real,
    /// The number of steps of the first period, above 0.
    #[config(r_convert = "as_integer")]
    first_decay_steps: PositiveFloat,
    /// How many times as long as the one before a period is.
    #[config(default = 2.0)]
    t_mul: Real,
    /// What part of the rate that the one before began with a period begins with.
    #[config(default = 1.0)]
    m_mul: Real,
    /// The rate that is left at the end of a period, as a part of the one at its
    /// beginning.
    #[config(default = 0.0)]
    alpha: Real,
    /// The name.
    #[config(default = "SGDRDecay")]
    name: Option<String>,
}

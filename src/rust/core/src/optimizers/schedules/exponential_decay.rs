//! [`ExponentialDecay`].

use crate::config::{PositiveFloat, Real};
use keratin_derive::KerasConfig;

/// Learning rate schedule that falls exponentially
///
/// At step `step` the rate is
/// `initial_learning_rate * decay_rate ^ (step / decay_steps)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.ExponentialDecay",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.ExponentialDecay",
    r = "learning_rate_schedule_exponential_decay",
    example = "learning_rate_schedule_exponential_decay(
  0.1,
  decay_steps = 1000,
  decay_rate = 0.96
)"
)]
pub struct ExponentialDecay {
    /// The learning rate at the first step.
    initial_learning_rate: Real,
    /// The number of steps after which the rate has fallen by `decay_rate`, above
    /// 0.
    #[config(r_convert = "as_integer")]
    decay_steps: PositiveFloat,
    /// What the rate is multiplied by in `decay_steps` steps.
    decay_rate: Real,
    /// Whether the rate falls once in `decay_steps` steps, not a little at each.
    #[config(default = false)]
    staircase: bool,
    /// The name.
    #[config(default = "ExponentialDecay")]
    name: Option<String>,
}

//! [`InverseTimeDecay`].

use crate::config::{PositiveFloat, Real};
use keratin_derive::KerasConfig;

/// Learning rate schedule that falls as one over time
///
/// At step `step` the rate is
/// `initial_learning_rate / (1 + decay_rate * step / decay_steps)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.InverseTimeDecay",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.InverseTimeDecay",
    r = "learning_rate_schedule_inverse_time_decay",
    example = "learning_rate_schedule_inverse_time_decay(
  0.1,
  decay_steps = 1,
  decay_rate = 0.5
)"
)]
pub struct InverseTimeDecay {
    /// The learning rate at the first step.
    initial_learning_rate: Real,
    /// The number of steps that count as one unit of time, above 0.
    decay_steps: PositiveFloat,
    /// How fast the rate falls.
    decay_rate: Real,
    /// Whether the rate falls once in `decay_steps` steps, not a little at each.
    #[config(default = false)]
    staircase: bool,
    /// The name.
    #[config(default = "InverseTimeDecay")]
    name: Option<String>,
}

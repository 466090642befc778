//! [`PolynomialDecay`].

use crate::config::{PositiveFloat, Real};
use keratin_derive::KerasConfig;

/// Learning rate schedule that follows a power of the steps left
///
/// Up to `decay_steps`, the rate at step `step` lies above `end_learning_rate` by
/// the part `(1 - step / decay_steps) ^ power` of the way from there to
/// `initial_learning_rate`; after that it is `end_learning_rate`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.PolynomialDecay",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.PolynomialDecay",
    r = "learning_rate_schedule_polynomial_decay",
    example = "learning_rate_schedule_polynomial_decay(0.1, decay_steps = 1000, power = 0.5)"
)]
pub struct PolynomialDecay {
    /// The learning rate at the first step.
    initial_learning_rate: Real,
    /// The number of steps in which the rate falls, above 0.
    #[config(r_convert = "as_integer")]
    decay_steps: PositiveFloat,
    /// The learning rate at the end.
    #[config(default = 0.0001)]
    end_learning_rate: Real,
    /// The power; 1 for a straight line.
    #[config(default = 1.0)]
    power: Real,
    /// Whether the fall is stretched beyond `decay_steps`, to the next multiple of
    /// it, when it is reached.
    #[config(default = false)]
    cycle: bool,
    /// The name.
    #[config(default = "PolynomialDecay")]
    name: Option<String>,
}

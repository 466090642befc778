//! [`CosineDecay`].

use crate::config::{PositiveFloat, Real};
use keratin_derive::KerasConfig;

/// Learning rate schedule that follows half a cosine
///
/// The rate falls from `initial_learning_rate` to the part `alpha` of it in
/// `decay_steps` steps, and stays there. With `warmup_target`, it first rises
/// from `initial_learning_rate` to that value, in a straight line of
/// `warmup_steps` steps, and falls from there.
///
/// # Reference
///
/// Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
/// Restarts", <https://arxiv.org/abs/1608.03983>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.CosineDecay",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.CosineDecay",
    r = "learning_rate_schedule_cosine_decay",
    example = "learning_rate_schedule_cosine_decay(0.1, decay_steps = 1000)"
)]
pub struct CosineDecay {
    /// The learning rate at the first step.
    initial_learning_rate: Real,
    /// The number of steps in which the rate falls, above 0.
    #[config(r_convert = "as_integer")]
    decay_steps: PositiveFloat,
    /// The rate that is left at the end, as a part of the highest one.
    #[config(default = 0.0)]
    alpha: Real,
    /// The name.
    #[config(default = "CosineDecay")]
    name: Option<String>,
    /// The rate at the end of the rise; `NULL` for no rise.
    #[config(default = None)]
    warmup_target: Option<Real>,
    /// The number of steps in which the rate rises.
    #[config(default = 0, r_convert = "as_integer")]
    warmup_steps: Real,
}

//! [`Sgd`].

use super::base_optimizer::{BaseOptimizer, LearningRate};
use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Stochastic gradient descent, with momentum if wanted
///
/// Each step goes along the gradient, times the learning rate. With `momentum`, a part
/// of it goes on in the next one.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.SGD",
    python = "keras.src.optimizers.sgd.SGD",
    names("sgd"),
    r = "optimizer_sgd",
    r_args = "learning_rate momentum nesterov weight_decay clipnorm clipvalue \
              global_clipnorm use_ema ema_momentum ema_overwrite_frequency \
              name=\"SGD\" ... loss_scale_factor gradient_accumulation_steps",
    keys = "name learning_rate weight_decay clipnorm global_clipnorm clipvalue \
            use_ema ema_momentum ema_overwrite_frequency loss_scale_factor \
            gradient_accumulation_steps momentum nesterov"
)]
pub struct Sgd {
    /// The learning rate: a number, or a schedule such as
    /// `learning_rate_schedule_exponential_decay()`.
    #[config(default = 0.01)]
    learning_rate: LearningRate,
    /// What part of a step goes on in the next one, from 0 to 1.
    #[config(default = 0.0)]
    momentum: Momentum,
    /// Whether the gradient counts where the momentum leads, as in the method of
    /// Nesterov.
    #[config(default = false)]
    nesterov: bool,
    /// What part of each weight is taken off at each step, multiplied by the learning
    /// rate; `NULL` for nothing.
    #[config(default = None)]
    weight_decay: Option<Real>,
    #[config(flatten)]
    base: BaseOptimizer,
}

/// A float from 0 to 1; Keras takes no integer here.
#[derive(Debug)]
struct Momentum(f64);

impl Field for Momentum {
    const EXPECTED: &'static str = "a float from 0 to 1";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value {
            Value::Float(x) if (0.0..=1.0).contains(&x) => Ok(Momentum(x)),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(self.0))
    }
}

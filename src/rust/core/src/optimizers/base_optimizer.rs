//! What all optimizers have.

use super::schedules::LearningRateSchedule;
use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// What all optimizers take beside the learning rate and the weight decay
#[derive(Debug, KerasConfig)]
#[keras(group, prepare)]
pub(super) struct BaseOptimizer {
    /// The norm that the gradient of each weight is brought down to; `NULL` for no
    /// limit.
    #[config(default = None)]
    clipnorm: Option<Real>,
    /// The size that each value of a gradient is brought down to; `NULL` for no
    /// limit.
    #[config(default = None)]
    clipvalue: Option<Real>,
    /// The norm that all gradients together are brought down to; `NULL` for no
    /// limit.
    #[config(default = None)]
    global_clipnorm: Option<Real>,
    /// Whether a moving average of the weights is kept.
    #[config(default = false)]
    use_ema: bool,
    /// What part of that average is kept at each step, from 0 to 1.
    #[config(default = 0.99)]
    ema_momentum: Real,
    /// The number of steps after which the average takes the place of the weights;
    /// `NULL` for the end of each epoch.
    #[config(default = None)]
    ema_overwrite_frequency: Option<i64>,
    /// A number that the loss is multiplied by, and the gradients divided by;
    /// `NULL` for none.
    #[config(default = None)]
    loss_scale_factor: Option<Real>,
    /// The number of steps, at least 2, whose gradients are averaged before the
    /// weights are changed; `NULL` for each step.
    #[config(default = None)]
    gradient_accumulation_steps: Option<i64>,
    /// The name; without one, or with `NULL`, it is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
}

impl BaseOptimizer {
    fn prepare(&mut self) -> Result<()> {
        let limits = [&self.clipnorm, &self.clipvalue, &self.global_clipnorm];
        if limits.iter().filter(|limit| limit.is_some()).count() > 1 {
            return Err(Error::config(
                "only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be given",
            )
            .expected("null for the others"));
        }
        if let Some(steps) = self
            .gradient_accumulation_steps
            .filter(|n| *n != 0 && *n < 2)
        {
            return Err(Error::config(format!(
                "`gradient_accumulation_steps` must be at least 2, got {steps}"
            ))
            .expected("an integer of at least 2, or null")
            .at("gradient_accumulation_steps"));
        }
        if !self.use_ema {
            return Ok(());
        }
        let momentum = self.ema_momentum.get();
        if !(0.0..=1.0).contains(&momentum) {
            return Err(Error::config(format!(
                "`ema_momentum` must be from 0 to 1, got {momentum}"
            ))
            .expected("a number from 0 to 1")
            .at("ema_momentum"));
        }
        if let Some(steps) = self.ema_overwrite_frequency.filter(|n| *n < 0) {
            return Err(Error::config(format!(
                "`ema_overwrite_frequency` must be at least 1, got {steps}"
            ))
            .expected("an integer of at least 1, or null")
            .at("ema_overwrite_frequency"));
        }
        Ok(())
    }
}

/// A learning rate. A number is kept as Keras keeps it, in a variable of the
/// session's float type: 0.001 comes back as 0.0010000000474974513.
#[derive(Debug)]
pub(super) enum LearningRate {
    Constant(f64),
    Schedule(Rc<dyn LearningRateSchedule>),
}

impl Field for LearningRate {
    const EXPECTED: &'static str = "a float, or a learning rate schedule";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Float(rate) => Ok(LearningRate::Constant(cx.settings().floatx.round(rate))),
            Value::Object(_) | Value::Live(_) => Field::read(value, cx).map(LearningRate::Schedule),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            LearningRate::Constant(rate) => Ok(Value::Float(*rate)),
            LearningRate::Schedule(schedule) => schedule.write(),
        }
    }
}

//! [`LossScaleOptimizer`].

use super::nested::Inner;
use super::Optimizer;
use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Optimizer that scales the loss for another one
///
/// Small gradients become 0 in half precision. The loss is therefore multiplied by
/// a large number, and the gradients are divided by it before the inner optimizer
/// uses them. The number is doubled after `dynamic_growth_steps` steps without
/// overflow, and halved after each overflow.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.LossScaleOptimizer",
    python = "keras.src.optimizers.loss_scale_optimizer.LossScaleOptimizer",
    names("lossscaleoptimizer"),
    aliases("keras.mixed_precision.LossScaleOptimizer"),
    r = "optimizer_loss_scale",
    r_args = "inner_optimizer initial_scale dynamic_growth_steps ... name weight_decay \
              clipnorm clipvalue global_clipnorm use_ema ema_momentum \
              ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps",
    example = "optimizer_loss_scale(optimizer_adam())",
    keys = "name inner_optimizer initial_scale dynamic_growth_steps",
    prepare
)]
pub struct LossScaleOptimizer {
    /// The optimizer that changes the weights. Its own `loss_scale_factor` has no
    /// effect.
    inner_optimizer: Unscaled,
    /// The number that the loss is multiplied by at first.
    #[config(default = 32768.0)]
    initial_scale: Real,
    /// The number of steps without overflow after which the number is doubled.
    #[config(default = 2000)]
    dynamic_growth_steps: i64,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    weight_decay: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    clipnorm: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    clipvalue: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    global_clipnorm: Value,
    /// Belongs to the inner optimizer: `NULL` or `FALSE` here.
    #[config(default = None, no_write)]
    use_ema: Value,
    /// Belongs to the inner optimizer: `NULL` or 0.99 here.
    #[config(default = None, no_write)]
    ema_momentum: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    ema_overwrite_frequency: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    loss_scale_factor: Value,
    /// Belongs to the inner optimizer: `NULL` here.
    #[config(default = None, no_write)]
    gradient_accumulation_steps: Value,
}

impl LossScaleOptimizer {
    /// Old configs have the arguments of all optimizers, with their defaults.
    fn prepare(&mut self) -> Result<()> {
        let none = Value::Null;
        let given = [
            ("weight_decay", &self.weight_decay, &none),
            ("clipnorm", &self.clipnorm, &none),
            ("clipvalue", &self.clipvalue, &none),
            ("global_clipnorm", &self.global_clipnorm, &none),
            ("use_ema", &self.use_ema, &Value::Bool(false)),
            ("ema_momentum", &self.ema_momentum, &Value::Float(0.99)),
            (
                "ema_overwrite_frequency",
                &self.ema_overwrite_frequency,
                &none,
            ),
            ("loss_scale_factor", &self.loss_scale_factor, &none),
            (
                "gradient_accumulation_steps",
                &self.gradient_accumulation_steps,
                &none,
            ),
        ];
        for (name, value, default) in given {
            if !value.is_null() && value != default {
                return Err(Error::config(format!(
                    "`LossScaleOptimizer` has no `{name}` of its own"
                ))
                .received(value)
                .hint(format!("Give `{name}` to the inner optimizer."))
                .at(name));
            }
        }
        Ok(())
    }

    /// The optimizer that changes the weights.
    pub(super) fn inner(&self) -> &dyn Optimizer {
        self.inner_optimizer.0.optimizer()
    }

    pub(super) fn depth(&self) -> usize {
        self.inner_optimizer.0.depth()
    }
}

/// An optimizer whose losses are not scaled twice.
#[derive(Debug)]
struct Unscaled(Inner);

impl Field for Unscaled {
    const EXPECTED: &'static str = Inner::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Inner::read(value, cx).map(Unscaled)
    }

    fn write(&self) -> Result<Value> {
        let mut envelope = self.0.write()?;
        if let Value::Object(envelope) = &mut envelope {
            if let Some(Value::Object(config)) = envelope.get_mut("config") {
                if let Some(factor) = config.get_mut("loss_scale_factor") {
                    *factor = Value::Null;
                }
            }
        }
        Ok(envelope)
    }
}

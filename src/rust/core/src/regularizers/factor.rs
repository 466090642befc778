//! [`Factor`] and [`SingleFactor`]: how much a penalty counts.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// The factor of a penalty: finite, not negative, always a float in the config.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor(f64);

impl Field for Factor {
    const EXPECTED: &'static str = "a non-negative number";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match f64::read(value.clone(), cx) {
            Ok(x) if x.is_finite() && x >= 0.0 => Ok(Factor(x)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(self.0))
    }
}

/// A factor that Keras keeps as a tensor of single precision, which shows in the
/// config: 0.1 is 0.10000000149011612 there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SingleFactor(f32);

impl Field for SingleFactor {
    const EXPECTED: &'static str = Factor::EXPECTED;

    #[allow(clippy::cast_possible_truncation)] // Rounding is what is wanted.
    fn read(value: Value, cx: &Context) -> Result<Self> {
        Factor::read(value, cx).map(|factor| SingleFactor(factor.0 as f32))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(f64::from(self.0)))
    }
}

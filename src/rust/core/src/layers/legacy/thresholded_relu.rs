//! [`ThresholdedReLU`].

use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::Result;
use crate::layers::{configured, Base, LayerClass};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Rectified linear unit above a threshold
///
/// Gives `x` where it is greater than `theta` and 0 elsewhere.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras._legacy.layers.ThresholdedReLU",
    python = "keras.src.legacy.layers.ThresholdedReLU"
)]
pub struct ThresholdedReLU {
    /// The threshold, at least 0.
    #[config(default = 1.0)]
    theta: Theta,
}

/// A number of at least 0.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Theta(f64);

impl Field for Theta {
    const EXPECTED: &'static str = "a number of at least 0";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let theta = Real::read(value.clone(), cx).map(|x| x.get());
        match theta {
            // As in Keras, what is no number at all is not below 0.
            Ok(theta) if theta >= 0.0 || theta.is_nan() => Ok(Theta(theta)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(self.0))
    }
}

impl LayerClass for ThresholdedReLU {
    configured!();

    fn prepare(mut self, base: &mut Base, _cx: &Context) -> Result<Self> {
        let dtype = base.dtype_policy().types(base.name()).compute;
        self.theta.0 = dtype.round(self.theta.0);
        Ok(self)
    }

    fn keeps_shapes(&self) -> bool {
        true
    }

    fn supports_masking(&self) -> bool {
        true
    }
}

//! [`ThresholdedReLU`].

use crate::config::{Field, Real};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, Base, Layer, LayerClass};
use crate::shape::Shape;
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

/// A number as a tensor of that type has it.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the nearest number of fewer digits is what is asked for"
)]
fn rounded(x: f64, dtype: DType) -> f64 {
    match dtype {
        DType::Float64 => x,
        DType::Float16 => to_digits(x, 11, -14),
        DType::BFloat16 => to_digits(f64::from(x as f32), 8, -126),
        _ => f64::from(x as f32),
    }
}

/// The nearest number of so many binary digits, the even one of two; below the
/// smallest exponent there are fewer digits.
fn to_digits(x: f64, digits: i32, smallest: i32) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let mut exponent = smallest;
    while x.abs() >= 2_f64.powi(exponent + 1) {
        exponent += 1;
    }
    let unit = 2_f64.powi(exponent + 1 - digits);
    let below = (x / unit).floor();
    let rest = x / unit - below;
    let up = rest > 0.5 || (rest == 0.5 && below % 2.0 != 0.0);
    (below + f64::from(u8::from(up))) * unit
}

impl LayerClass for ThresholdedReLU {
    configured!();

    fn prepare(mut self, base: &mut Base, _cx: &Context) -> Result<Self> {
        let dtype = base.dtype_policy().types(base.name()).compute;
        self.theta.0 = rounded(self.theta.0, dtype);
        Ok(self)
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_digits_of_its_type() {
        assert_eq!(rounded(0.1, DType::Float64), 0.1);
        assert_eq!(rounded(0.1, DType::Float32), 0.100_000_001_490_116_12);
        assert_eq!(rounded(0.1, DType::Float16), 0.099_975_585_937_5);
        assert_eq!(rounded(0.1, DType::BFloat16), 0.100_097_656_25);
        assert_eq!(rounded(2049.0, DType::Float16), 2048.0);
        assert_eq!(rounded(2051.0, DType::Float16), 2052.0);
        assert_eq!(rounded(0.0, DType::Float16), 0.0);
    }
}

//! Checked numbers: a whole double fills an integer field, nothing else does.

use super::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// The integer that a value is, if it is one: an integer or a whole double.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a whole number of at most 2^53 is an integer exactly"
)]
pub(crate) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Int(i) => Some(*i),
        Value::Float(x) if x.fract() == 0.0 && x.abs() <= 9_007_199_254_740_992.0 => {
            Some(*x as i64)
        }
        _ => None,
    }
}

/// The double that a value is, if it is a number.
pub(crate) fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Int(i) => Some(*i as f64),
        Value::BigInt(n) => Some(n.to_f64()),
        Value::Float(x) => Some(*x),
        _ => None,
    }
}

impl Field for i64 {
    const EXPECTED: &'static str = "an integer";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        whole(&value).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Int(*self))
    }
}

/// An integer of at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Positive(i64);

impl Positive {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl Field for Positive {
    const EXPECTED: &'static str = "a positive integer";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match whole(&value) {
            Some(i) if i > 0 => Ok(Positive(i)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Int(self.0))
    }
}

/// An integer of at least zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonNegative(i64);

impl NonNegative {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl Field for NonNegative {
    const EXPECTED: &'static str = "a non-negative integer";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match whole(&value) {
            Some(i) if i >= 0 => Ok(NonNegative(i)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Int(self.0))
    }
}

/// A number as it was given: an integer stays an integer in the config, as it
/// does in Keras where the class stores the argument unchanged.
#[derive(Clone, Debug, PartialEq)]
pub struct Real(Value);

impl Real {
    /// The number as a double.
    pub fn get(&self) -> f64 {
        real(&self.0).unwrap_or(f64::NAN)
    }
}

impl Field for Real {
    const EXPECTED: &'static str = "a number";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match real(&value) {
            Some(_) => Ok(Real(value)),
            None => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// A number above zero, as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct PositiveFloat(Real);

impl PositiveFloat {
    /// The number as a double.
    pub fn get(&self) -> f64 {
        self.0.get()
    }
}

impl Field for PositiveFloat {
    const EXPECTED: &'static str = "a number above 0";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match real(&value) {
            Some(x) if x > 0.0 => Ok(PositiveFloat(Real(value))),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}

/// A number from 0 to 1, as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Fraction(Real);

impl Fraction {
    /// The number as a double.
    pub fn get(&self) -> f64 {
        self.0.get()
    }
}

impl Field for Fraction {
    const EXPECTED: &'static str = "a number from 0 to 1";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match real(&value) {
            Some(x) if (0.0..=1.0).contains(&x) => Ok(Fraction(Real(value))),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}

impl Field for f64 {
    const EXPECTED: &'static str = "a number";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        real(&value).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Float(*self))
    }
}

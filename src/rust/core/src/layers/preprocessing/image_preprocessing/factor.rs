//! How strong a change of images is: one number, or the two between which it is
//! drawn.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use std::marker::PhantomData;

/// The double that a value is, if it is a number.
fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Int(i) => Some(*i as f64),
        Value::Float(x) => Some(*x),
        _ => None,
    }
}

fn negated(value: &Value) -> Value {
    match value {
        Value::Int(i) => Value::Int(i.saturating_neg()),
        Value::Float(x) => Value::Float(-x),
        other => other.clone(),
    }
}

fn absolute(value: &Value) -> Value {
    match value {
        Value::Int(i) => Value::Int(i.saturating_abs()),
        Value::Float(x) => Value::Float(x.abs()),
        other => other.clone(),
    }
}

/// Two numbers, each with its double, the smaller one first.
type Ends = [(f64, Value); 2];

/// The two numbers that a value is, in their order.
fn pair(value: &Value) -> Option<Ends> {
    match value.as_array()? {
        [a, b] => Some([(real(a)?, a.clone()), (real(b)?, b.clone())]),
        _ => None,
    }
}

fn sorted([a, b]: Ends) -> [Value; 2] {
    match b.0 < a.0 {
        true => [b.1, a.1],
        false => [a.1, b.1],
    }
}

fn array(ends: &[Value; 2]) -> Value {
    ends.iter().cloned().collect()
}

/// A number from `LOW` to `HIGH`, or two: written as the ends of a range, which
/// for one number reaches as far below 0 as above, but not below `LOW`.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor<const LOW: i64, const HIGH: i64>([Value; 2]);

impl<const LOW: i64, const HIGH: i64> Factor<LOW, HIGH> {
    /// The larger end.
    pub fn high(&self) -> f64 {
        let [_, high] = &self.0;
        real(high).unwrap_or(f64::NAN)
    }
}

impl<const LOW: i64, const HIGH: i64> Field for Factor<LOW, HIGH> {
    const EXPECTED: &'static str = match (LOW, HIGH) {
        (-1, 1) => "a number from -1 to 1, or two of them",
        (0, 1) => "a number from 0 to 1, or two of them",
        (1, 8) => "a number from 1 to 8, or two of them",
        _ => "a number, or two of them",
    };

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let (low, high) = (LOW as f64, HIGH as f64);
        let ends = match (pair(&value), real(&value)) {
            // Keras looks only whether the two leave the bounds on one side.
            (Some([a, b]), _) if a.0 <= high && b.0 >= low => Some(sorted([a, b])),
            (None, Some(x)) if (low..=high).contains(&x) => {
                let reach = absolute(&value);
                let below = match low > -x.abs() {
                    true => Value::Int(LOW),
                    false => negated(&reach),
                };
                Some([below, reach])
            }
            _ => None,
        };
        ends.map(Factor).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(array(&self.0))
    }
}

/// A [`Factor`] that Keras gives to its base class, where nothing is `0.0`.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseFactor(Factor<-1, 1>);

impl Field for BaseFactor {
    const EXPECTED: &'static str = Factor::<-1, 1>::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let value = match value {
            Value::Null | Value::Int(0) => Value::Float(0.0),
            value => value,
        };
        Factor::read(value, cx).map(BaseFactor)
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}

/// A number from 0 to 1, or two; one number stands for the range that begins
/// with 0.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitFactor([Value; 2]);

impl Field for UnitFactor {
    const EXPECTED: &'static str = "a number from 0 to 1, or two of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let unit = 0.0..=1.0;
        let ends = match (pair(&value), real(&value)) {
            (Some([a, b]), _) if unit.contains(&a.0) && unit.contains(&b.0) => Some(sorted([a, b])),
            (None, Some(x)) if unit.contains(&x) => Some([Value::Int(0), value.clone()]),
            _ => None,
        };
        ends.map(UnitFactor).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(array(&self.0))
    }
}

/// A number from 0 to 1, or two; one number stands for as much in either
/// direction. That is how Keras writes it, although Keras does not read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShearFactor([Value; 2]);

impl Field for ShearFactor {
    const EXPECTED: &'static str = UnitFactor::EXPECTED;

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let unit = 0.0..=1.0;
        let ends = match (pair(&value), real(&value)) {
            (Some([a, b]), _) if unit.contains(&b.0) && a.0 == -b.0 => Some([a.1, b.1]),
            (Some([a, b]), _) if unit.contains(&a.0) && unit.contains(&b.0) => Some(sorted([a, b])),
            (None, Some(x)) if unit.contains(&x) => {
                let reach = absolute(&value);
                Some([negated(&reach), reach])
            }
            _ => None,
        };
        ends.map(ShearFactor).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(array(&self.0))
    }
}

/// A field of another type that is written as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct AsGiven<T>(Value, PhantomData<T>);

impl<T: Field> Field for AsGiven<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        T::read(value.clone(), cx)?;
        Ok(AsGiven(value, PhantomData))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// A number from -1 to 1, or two.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift(Value);

impl Field for Shift {
    const EXPECTED: &'static str = "a number from -1 to 1, or two of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match all(&value, |x| (-1.0..=1.0).contains(&x)) {
            true => Ok(Shift(value)),
            false => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// A number above -1, up to 1, or two.
#[derive(Clone, Debug, PartialEq)]
pub struct Zoom(Value);

impl Field for Zoom {
    const EXPECTED: &'static str = "a number above -1, up to 1, or two of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match all(&value, |x| x > -1.0 && x <= 1.0) {
            true => Ok(Zoom(value)),
            false => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// Whether the one number or both are as they must be.
fn all(value: &Value, fits: impl Fn(f64) -> bool) -> bool {
    match (pair(value), real(value)) {
        (Some([a, b]), _) => fits(a.0) && fits(b.0),
        (None, Some(x)) => fits(x),
        _ => false,
    }
}

/// The lowest and the highest value of images, put in order if `SORTED`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRange<const SORTED: bool>([Value; 2]);

impl<const SORTED: bool> Field for ValueRange<SORTED> {
    const EXPECTED: &'static str = "two numbers";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match pair(&value) {
            Some(ends) if SORTED => Ok(ValueRange(sorted(ends))),
            Some([a, b]) => Ok(ValueRange([a.1, b.1])),
            None => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(array(&self.0))
    }
}

/// An odd number, or two; written as two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddPair([i64; 2]);

impl Field for OddPair {
    const EXPECTED: &'static str = "an odd number, or two of them";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let odd = |value: &Value| {
            let number = i64::read(value.clone(), cx).ok();
            number.filter(|i| i.rem_euclid(2) == 1)
        };
        let numbers = match &value {
            Value::Array(items) => match items.as_slice() {
                [a, b] => odd(a).zip(odd(b)),
                _ => None,
            },
            one => odd(one).map(|i| (i, i)),
        };
        numbers
            .map(|(a, b)| OddPair([a, b]))
            .ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(|i| Value::Int(*i)).collect())
    }
}

//! Tuples of integers and axes.

use super::number::whole;
use super::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;

/// `N` integers of at least `MIN`; one number stands for `N` equal ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuple<const N: usize, const MIN: i64 = 1>([i64; N]);

impl<const N: usize, const MIN: i64> Tuple<N, MIN> {
    /// The numbers.
    pub fn get(&self) -> &[i64; N] {
        &self.0
    }
}

impl<const N: usize, const MIN: i64> Field for Tuple<N, MIN> {
    const EXPECTED: &'static str = match (N, MIN) {
        (1, 1) => "a positive integer",
        (2, 1) => "a positive integer, or 2 of them",
        (3, 1) => "a positive integer, or 3 of them",
        (1, 0) => "a non-negative integer",
        (2, 0) => "a non-negative integer, or 2 of them",
        (3, 0) => "a non-negative integer, or 3 of them",
        _ => "an integer, or one for each dimension",
    };

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let number = |value: &Value| whole(value).filter(|i| *i >= MIN);
        let numbers = match &value {
            Value::Array(items) if items.len() == N => {
                let mut numbers = [0; N];
                for (i, (slot, item)) in numbers.iter_mut().zip(items).enumerate() {
                    *slot = number(item).ok_or_else(|| Self::refuse(item).at_index(i))?;
                }
                Some(numbers)
            }
            value => number(value).map(|i| [i; N]),
        };
        numbers.map(Tuple).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(|i| Value::Int(*i)).collect())
    }
}

/// An axis, counted from 0, or from the end if negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis(pub i64);

impl Axis {
    /// The place in a shape of that rank; `None` if there is none.
    pub fn resolve(self, rank: usize) -> Option<usize> {
        let rank = i64::try_from(rank).ok()?;
        let at = if self.0 < 0 {
            self.0.checked_add(rank)?
        } else {
            self.0
        };
        (0..rank)
            .contains(&at)
            .then(|| usize::try_from(at).ok())
            .flatten()
    }

    /// The place in a shape of that rank. Fails if there is none.
    pub fn place(self, rank: usize) -> Result<usize> {
        self.resolve(rank).ok_or_else(|| {
            let axis = self.0;
            Error::shape(format!(
                "axis {axis} is outside a shape of {rank} dimensions"
            ))
        })
    }
}

impl Field for Axis {
    const EXPECTED: &'static str = "an axis (an integer)";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        whole(&value).map(Axis).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Int(self.0))
    }
}

/// One axis or several; written as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axes {
    /// One axis.
    One(Axis),
    /// Several, in order.
    Many(Vec<Axis>),
}

/// Which of the dimensions of a shape of that rank the axes are. Fails if one of them is
/// not there, or named twice.
pub(crate) fn chosen(axes: &[Axis], rank: usize) -> Result<Vec<bool>> {
    let mut chosen = vec![false; rank];
    for axis in axes {
        match chosen.get_mut(axis.place(rank)?) {
            Some(slot @ false) => *slot = true,
            _ => return Err(Error::shape(format!("axis {} is named twice", axis.0)).at("axis")),
        }
    }
    Ok(chosen)
}

impl Axes {
    /// The axes, in order.
    pub fn as_slice(&self) -> &[Axis] {
        match self {
            Axes::One(axis) => std::slice::from_ref(axis),
            Axes::Many(axes) => axes,
        }
    }
}

impl Field for Axes {
    const EXPECTED: &'static str = "an axis, or several (integers)";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Array(_) => Vec::read(value, cx).map(Axes::Many),
            value => Axis::read(value, cx).map(Axes::One),
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            Axes::One(axis) => axis.write(),
            Axes::Many(axes) => axes.write(),
        }
    }
}

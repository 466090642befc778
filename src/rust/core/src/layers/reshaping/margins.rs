//! [`Margins`]: what is added or cut off on both sides of dimensions.

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::shape::{Dim, Shape};
use crate::value::Value;

/// Two numbers, before and behind; one number stands for two equal ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    before: i64,
    behind: i64,
}

impl Margin {
    /// The size with the margin added.
    fn added_to(self, size: Dim) -> Result<Dim> {
        let Some(size) = size else {
            return Ok(None);
        };
        let sum = self.sum().and_then(|sum| size.checked_add(sum));
        sum.map(Some)
            .ok_or_else(|| Error::shape("the padded size does not fit 63 bits"))
    }

    /// The size with the margin cut off; something must be left.
    fn cut_from(self, size: Dim, shape: &Shape) -> Result<Dim> {
        let Some(size) = size else {
            return Ok(None);
        };
        let left = self.sum().and_then(|sum| size.checked_sub(sum));
        match left {
            Some(left) if left > 0 => Ok(Some(left)),
            _ => Err(Error::shape(format!(
                "cropping {} and {} leaves nothing of a dimension of size {size} of shape {shape}",
                self.before, self.behind
            ))
            .received(&shape.value())
            .hint("Crop less than the size of the dimension.")),
        }
    }

    fn sum(self) -> Option<i64> {
        self.before.checked_add(self.behind)
    }

    fn of(value: &Value) -> Option<Self> {
        let number = |value: &Value| whole(value).filter(|n| *n >= 0);
        match value {
            Value::Array(items) => match items.as_slice() {
                [before, behind] => Some(Margin {
                    before: number(before)?,
                    behind: number(behind)?,
                }),
                _ => None,
            },
            value => number(value).map(|n| Margin {
                before: n,
                behind: n,
            }),
        }
    }
}

/// The shape with margins added to its spatial dimensions.
pub fn padded(input: &Shape, data_format: DataFormat, margins: &[Margin]) -> Result<Shape> {
    each(input, data_format, margins, |margin, size| {
        margin.added_to(size)
    })
}

/// The shape with margins cut off its spatial dimensions.
pub fn cropped(input: &Shape, data_format: DataFormat, margins: &[Margin]) -> Result<Shape> {
    each(input, data_format, margins, |margin, size| {
        margin.cut_from(size, input)
    })
}

fn each(
    input: &Shape,
    data_format: DataFormat,
    margins: &[Margin],
    resize: impl Fn(&Margin, Dim) -> Result<Dim>,
) -> Result<Shape> {
    data_format.map_spatial(input, |(i, size)| match margins.get(i) {
        Some(margin) => resize(margin, *size),
        None => Ok(*size),
    })
}

impl Field for Margin {
    const EXPECTED: &'static str = "a non-negative integer, or 2 of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        Margin::of(&value).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok([self.before, self.behind].into_iter().collect())
    }
}

/// A margin for each of `N` dimensions; one number stands for equal ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins<const N: usize>([Margin; N]);

impl<const N: usize> Margins<N> {
    /// The margins, in order.
    pub fn get(&self) -> &[Margin; N] {
        &self.0
    }
}

impl<const N: usize> Field for Margins<N> {
    const EXPECTED: &'static str = match N {
        2 => "a non-negative integer, or 2 of them, or 2 pairs of them",
        _ => "a non-negative integer, or 3 of them, or 3 pairs of them",
    };

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match &value {
            Value::Array(items) if items.len() == N => {
                let mut margins = [Margin {
                    before: 0,
                    behind: 0,
                }; N];
                for (i, (slot, item)) in margins.iter_mut().zip(items).enumerate() {
                    *slot = Margin::read(item.clone(), cx).map_err(|e| e.at_index(i))?;
                }
                Ok(Margins(margins))
            }
            Value::Array(_) => Err(Self::refuse(&value)),
            value => Margin::of(value)
                .map(|margin| Margins([margin; N]))
                .ok_or_else(|| Self::refuse(value)),
        }
    }

    fn write(&self) -> Result<Value> {
        let pairs: Result<Vec<Value>> = self.0.iter().map(Field::write).collect();
        Ok(Value::Array(pairs?))
    }
}

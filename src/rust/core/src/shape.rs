//! [`Shape`]: dimensions, some of them unknown.

mod broadcast;
mod nested;

pub use broadcast::broadcast;
pub use nested::Nested;

use crate::config::{Axis, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use std::fmt;
use std::ops::Deref;

/// A dimension; `None` if it is unknown.
pub type Dim = Option<i64>;

/// The dimensions of a tensor, none of them negative.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Shape(Vec<Dim>);

impl Shape {
    /// The shape of a scalar.
    pub const EMPTY: Shape = Shape(Vec::new());

    /// A shape of these dimensions.
    pub fn new(dims: impl Into<Vec<Dim>>) -> Self {
        Shape(dims.into())
    }

    /// The shape of numbers in lists inside lists.
    pub(crate) fn of_lists(mut value: &Value) -> Self {
        let mut dims = Vec::new();
        while let Value::Array(items) = value {
            dims.push(i64::try_from(items.len()).ok());
            value = items.first().unwrap_or(&Value::Null);
        }
        Shape(dims)
    }

    /// How many dimensions there are.
    pub fn rank(&self) -> usize {
        self.0.len()
    }

    /// The dimension at an axis, counted from the end if negative. Fails if
    /// there is no such axis.
    pub fn at(&self, axis: i64) -> Result<Dim> {
        let at = Axis(axis).place(self.rank())?;
        Ok(self.0.get(at).copied().flatten())
    }

    /// The shape with another dimension at an axis.
    pub fn with(&self, axis: i64, dim: Dim) -> Result<Shape> {
        let at = Axis(axis).place(self.rank())?;
        let mut dims = self.0.clone();
        if let Some(slot) = dims.get_mut(at) {
            *slot = dim;
        }
        Ok(Shape(dims))
    }

    /// The number of elements: unknown if a dimension is; an error if it does
    /// not fit 63 bits.
    pub fn size(&self) -> Result<Dim> {
        product(&self.0).map_err(|e| e.received(&self.value()))
    }

    /// Whether two shapes could be those of one tensor.
    pub fn compatible(&self, other: &Shape) -> bool {
        self.rank() == other.rank()
            && self
                .0
                .iter()
                .zip(&other.0)
                .all(|(a, b)| a.is_none() || b.is_none() || a == b)
    }

    /// As it stands in a config.
    pub fn value(&self) -> Value {
        self.0.iter().map(|dim| Value::from(*dim)).collect()
    }
}

/// The error for a dimension that does not fit 63 bits.
pub(crate) fn too_large() -> Error {
    Error::shape("a dimension does not fit 63 bits")
}

/// The product of dimensions: unknown if one is and none is zero.
pub fn product(dims: &[Dim]) -> Result<Dim> {
    let mut product: Dim = Some(1);
    for dim in dims {
        product = match (product, dim) {
            (Some(a), Some(b)) => Some(a.checked_mul(*b).ok_or_else(|| {
                Error::shape("the product of the dimensions does not fit 63 bits")
            })?),
            _ => None,
        };
    }
    Ok(product)
}

impl Deref for Shape {
    type Target = [Dim];

    fn deref(&self) -> &[Dim] {
        &self.0
    }
}

impl FromIterator<Dim> for Shape {
    fn from_iter<I: IntoIterator<Item = Dim>>(dims: I) -> Self {
        Shape(dims.into_iter().collect())
    }
}

/// As Python prints a tuple: `(None, 3)`, `(3,)`, `()`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (i, dim) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            match dim {
                Some(n) => write!(f, "{n}")?,
                None => f.write_str("None")?,
            }
        }
        f.write_str(if self.rank() == 1 { ",)" } else { ")" })
    }
}

impl Field for Shape {
    const EXPECTED: &'static str = "a shape: integers of at least 0, null where unknown";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let Value::Array(items) = &value else {
            return Err(Self::refuse(&value));
        };
        let dims: Option<Vec<Dim>> = items
            .iter()
            .map(|item| match item {
                Value::Null => Some(None),
                item => crate::config::whole(item).filter(|n| *n >= 0).map(Some),
            })
            .collect();
        dims.map(Shape).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.value())
    }
}

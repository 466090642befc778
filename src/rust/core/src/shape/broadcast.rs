//! Broadcasting: the shape that operands are brought to.

use super::{Dim, Shape};
use crate::error::{Error, Result};

/// The shape two shapes are brought to: missing dimensions come first and are 1,
/// a 1 is stretched, an unknown dimension gives way to a known one.
pub fn broadcast(a: &Shape, b: &Shape) -> Result<Shape> {
    let rank = a.rank().max(b.rank());
    let dim = |shape: &Shape, i: usize| -> Dim {
        match (i + shape.rank()).checked_sub(rank) {
            Some(at) => shape.get(at).copied().flatten(),
            None => Some(1),
        }
    };
    let dims = (0..rank).map(|i| match (dim(a, i), dim(b, i)) {
        (Some(1), other) => Ok(other),
        (None, Some(1)) => Ok(None),
        (None, other) => Ok(other),
        (known, None | Some(1)) => Ok(known),
        (known, other) if known == other => Ok(known),
        _ => Err(
            Error::shape(format!("shapes {a} and {b} cannot be broadcast to one"))
                .expected("dimensions that are equal, or 1"),
        ),
    });
    dims.collect()
}

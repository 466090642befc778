//! The shape that two tensors are brought to.

use crate::error::{Error, Result};
use crate::shape::{Dim, Shape};

/// The shape of both, aligned at the last dimensions; those that are missing
/// count as 1, and 1 is stretched.
pub fn broadcast(a: &Shape, b: &Shape) -> Result<Shape> {
    let (long, short) = if a.rank() < b.rank() { (b, a) } else { (a, b) };
    let missing = long.rank() - short.rank();
    let short = std::iter::repeat(&Some(1)).take(missing).chain(&short[..]);
    let dims = long.iter().zip(short).map(|(x, y)| both(*x, *y));
    dims.collect::<Option<Shape>>().ok_or_else(|| {
        Error::shape(format!("shapes {a} and {b} do not go together"))
            .expected("sizes that are the same or 1")
    })
}

fn both(x: Dim, y: Dim) -> Option<Dim> {
    match (x, y) {
        (Some(1), other) | (other, Some(1)) => Some(other),
        (None, other) | (other, None) => Some(other),
        (x, y) => (x == y).then_some(x),
    }
}

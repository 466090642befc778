//! Matrices: determinants, and distances between rows.

use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::{binary, one};
use crate::shape::{broadcast, Dim, Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! { CDist, Logdet }

/// The logarithm of the determinant
///
/// The logarithm of the determinant of positive definite matrices.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.math.Logdet", r = "op_logdet", call = "x")]
pub struct Logdet {}

impl Operation for Logdet {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let batch = x.shape.rank().saturating_sub(2);
        let shape = x.shape.iter().copied().take(batch).collect();
        one(shape, x.dtype)
    }
}

/// The distances between points
///
/// The distance of each row of one matrix from each row of another.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.math.CDist", call = "x y")]
pub struct CDist {}

impl Operation for CDist {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (x, y) = (operands.operand("x")?, operands.operand("y")?);
        let refuse = || {
            Error::shape(format!(
                "expected matrices with as many columns, got the shapes {} and {}",
                x.shape, y.shape
            ))
        };
        let (of_x, of_y) = (x.shape.to_vec(), y.shape.to_vec());
        let ([batch, rows, columns], [batch2, rows2, columns2]) = (
            split(&of_x).ok_or_else(refuse)?,
            split(&of_y).ok_or_else(refuse)?,
        );
        match (columns, columns2) {
            ([Some(a)], [Some(b)]) if a != b => return Err(refuse()),
            _ => {}
        }
        let batch = broadcast(&Shape::new(batch), &Shape::new(batch2))?;
        let shape = batch.iter().chain(rows).chain(rows2).copied().collect();
        one(shape, binary::with_float(&x, &y, operands.floatx())?)
    }
}

/// Batch, rows and columns.
fn split(dims: &[Dim]) -> Option<[&[Dim]; 3]> {
    let (rest, columns) = dims.split_at(dims.len().checked_sub(1)?);
    let (batch, rows) = rest.split_at(rest.len().checked_sub(1)?);
    Some([batch, rows, columns])
}

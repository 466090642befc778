//! Functions that take one or more axes together.

use crate::config::{Axes, Axis};
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// The axes that are taken together.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Reduction {
    /// The axis, or several, counted from 1, or from the end if negative.
    /// `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// Whether these axes stay, with size 1.
    #[config(default = false)]
    keepdims: bool,
}

impl Reduction {
    /// What is left of a shape.
    pub fn reduce(&self, shape: &Shape) -> Result<Shape> {
        let axes = self.axis.as_ref().map(Axes::as_slice);
        reduce(shape, axes, self.keepdims)
    }
}

/// What is left of a shape when axes are taken together: all if none are named.
pub fn reduce(shape: &Shape, axes: Option<&[Axis]>, keepdims: bool) -> Result<Shape> {
    let rank = shape.rank();
    let mut reduced = vec![axes.is_none(); rank];
    for axis in axes.unwrap_or(&[]) {
        match axis.resolve(rank).and_then(|i| reduced.get_mut(i)) {
            Some(slot) => *slot = true,
            None => {
                return Err(Error::shape(format!(
                    "axis {} is outside a shape of {rank} dimensions: {shape}",
                    axis.0
                )))
            }
        }
    }
    let dims = shape.iter().zip(reduced);
    Ok(dims
        .filter_map(|(dim, reduced)| match (reduced, keepdims) {
            (false, _) => Some(*dim),
            (true, true) => Some(Some(1)),
            (true, false) => None,
        })
        .collect())
}

/// The sum of elements over axes
///
/// Adds up the elements along one axis or several.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Sum", r = "op_sum", call = "x")]
pub struct Sum {
    #[config(flatten)]
    over: Reduction,
}

impl Operation for Sum {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        // Small integers would overflow.
        let dtype = match result_type(&[x.element], operands.floatx())? {
            DType::Bool | DType::Int8 | DType::Int16 => DType::Int32,
            DType::UInt8 | DType::UInt16 => DType::UInt32,
            dtype => dtype,
        };
        Ok(Nested::One(Spec {
            shape: self.over.reduce(&x.shape)?,
            dtype,
            sparse: x.sparse.unwrap_or(false),
        }))
    }
}

crate::ops::operations! { Sum }

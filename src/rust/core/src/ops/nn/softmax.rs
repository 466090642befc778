//! Activations that go along an axis.

use crate::config::{Axes, Axis, Real};
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// The operand `x`, which must have these axes.
fn along(operands: &Operands<'_>, axes: &[Axis]) -> Result<Spec> {
    let x = operands.spec("x")?;
    for axis in axes {
        x.shape.at(axis.0)?;
    }
    Ok(Spec::new(x.shape, x.dtype))
}

/// The softmax
///
/// Turns numbers into probabilities: positive, and with the sum 1 along one axis or
/// several. Larger numbers become larger probabilities.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Softmax", r = "op_softmax", call = "x")]
pub struct Softmax {
    /// The axis, or several, counted from 1, or from the end if negative. `NULL` for
    /// all.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for Softmax {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let axes = self.axis.as_ref().map_or(&[][..], Axes::as_slice);
        along(operands, axes).map(Nested::One)
    }
}

/// The logarithm of the softmax
///
/// Gives the logarithms of what `op_softmax()` gives.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.LogSoftmax",
    r = "op_log_softmax",
    call = "x"
)]
pub struct LogSoftmax {
    /// The axis, or several, counted from 1, or from the end if negative. `NULL` for
    /// all.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for LogSoftmax {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let axes = self.axis.as_ref().map_or(&[][..], Axes::as_slice);
        along(operands, axes).map(Nested::One)
    }
}

/// The sparsemax
///
/// Turns numbers into probabilities, as `op_softmax()` does, of which the small ones
/// are exactly 0.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Sparsemax", r = "op_sparsemax", call = "x")]
pub struct Sparsemax {
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Sparsemax {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        along(operands, &[self.axis]).map(Nested::One)
    }
}

/// The gated linear unit
///
/// Multiplies one half of an axis with the sigmoid of the other.
///
/// # Returns
///
/// A symbolic tensor whose axis is half as long.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Glu", r = "op_glu", call = "x")]
pub struct Glu {
    /// The axis, counted from 1, or from the end if negative. Its size must be even.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Glu {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let half = match x.shape.at(self.axis.0)? {
            Some(size) if size % 2 != 0 => {
                return Err(Error::shape(format!(
                    "axis {} of shape {} has no two halves",
                    self.axis.0, x.shape
                ))
                .expected("an axis whose size is even"))
            }
            size => size.map(|size| size / 2),
        };
        let shape = x.shape.with(self.axis.0, half)?;
        one(shape, x.dtype)
    }
}

/// Vectors of length 1
///
/// Divides the vectors along an axis by their norm.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Normalize", r = "op_normalize", call = "x")]
pub struct Normalize {
    /// The axis, or several, counted from 1, or from the end if negative. `NULL` for
    /// all.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// Which norm: 2 for the Euclidean one, 1 for the sum of absolute values, `Inf` for
    /// the largest of them.
    #[config(default = 2, r_convert = "as_integer")]
    order: Real,
    /// The smallest norm that is divided by. `NULL` for one that suits the session's
    /// float type.
    #[config(default = None)]
    epsilon: Option<Real>,
}

impl Operation for Normalize {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let axes = self.axis.as_ref().map_or(&[][..], Axes::as_slice);
        let x = along(operands, axes)?;
        // Keras says no dtype here, so that it is that of all tensors.
        one(x.shape, DType::Float32)
    }
}

crate::ops::operations! { Glu, LogSoftmax, Normalize, Softmax, Sparsemax }

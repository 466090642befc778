//! Operations that keep the values of a tensor, or take it apart.

use crate::config::Axis;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

crate::ops::operations! { Cast, ConvertToTensor, SaturateCast, StopGradient, Unstack }

/// Another dtype
///
/// Brings the elements of a tensor to another dtype.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.Cast",
    r = "op_cast",
    call = "x",
    example = "x <- keras_input(shape = 4)\nop_cast(x, \"int32\")"
)]
pub struct Cast {
    /// The dtype: `"float16"`, `"int32"`, ...
    dtype: DType,
}

impl Operation for Cast {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let shape = operands.operand("x")?.shape;
        one(shape, self.dtype)
    }
}

/// Another dtype, without overflow
///
/// Brings the elements of a tensor to another dtype. Elements that are outside
/// its range become the nearest number inside.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.SaturateCast",
    r = "op_saturate_cast",
    call = "x",
    example = "x <- keras_input(shape = 4)\nop_saturate_cast(x, \"uint8\")"
)]
pub struct SaturateCast {
    /// The dtype: `"uint8"`, `"int32"`, ...
    dtype: DType,
}

impl Operation for SaturateCast {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let shape = operands.operand("x")?.shape;
        one(shape, self.dtype)
    }
}

/// A tensor of a value
///
/// A symbolic tensor stays one, with another dtype if that is asked for.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.ConvertToTensor",
    r = "op_convert_to_tensor",
    call = "x"
)]
pub struct ConvertToTensor {
    /// The dtype; `NULL` for that of `x`.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Whether the tensor stays sparse; `NULL` for what `x` is.
    #[config(default = None)]
    sparse: Option<bool>,
    /// Whether the tensor stays ragged; `NULL` for what `x` is.
    #[config(default = None)]
    ragged: Option<bool>,
}

impl Operation for ConvertToTensor {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        Ok(Nested::One(Spec {
            dtype: self.dtype.unwrap_or(x.dtype),
            sparse: x.sparse && self.sparse != Some(false),
            ..x
        }))
    }
}

/// What is not learned from
///
/// Gives a tensor on as it is, but holds back its gradient.
///
/// # Operands
/// variable: A tensor.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.StopGradient",
    r = "op_stop_gradient",
    call = "variable",
    example = "x <- keras_input(shape = 4)\nop_stop_gradient(x)"
)]
pub struct StopGradient {}

impl Operation for StopGradient {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("variable")?;
        one(x.shape, x.dtype)
    }
}

/// The slices of a tensor
///
/// Takes a tensor apart along an axis, which is gone in each of the slices.
///
/// # Returns
/// A list of symbolic tensors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.Unstack",
    r = "op_unstack",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_unstack(x, axis = 2)"
)]
pub struct Unstack {
    /// How many slices there are; `NULL` for the size of the axis.
    #[config(default = None)]
    num: Option<i64>,
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Unstack {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let at = self.axis.place(x.shape.rank())?;
        let size = x.shape.get(at).copied().flatten();
        let Some(count) = self.num.or(size) else {
            return Err(Error::shape(format!(
                "how many slices there are does not follow from the shape {}",
                x.shape
            ))
            .hint("Say it in `num`.")
            .at("num"));
        };
        let count = usize::try_from(count)
            .ok()
            .filter(|count| *count <= crate::ops::MOST_PARTS)
            .ok_or_else(|| {
                Error::shape(format!("a tensor cannot have {count} slices")).at("num")
            })?;
        let rest = x.shape.iter().enumerate();
        let shape = rest.filter(|(i, _)| *i != at).map(|(_, dim)| *dim);
        let slice = Spec::new(shape.collect(), x.dtype);
        Ok(Nested::list(vec![slice; count]))
    }
}

//! Arrays like others, and facts about arrays.

use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Array, EmptyLike, Full, FullLike, Ndim, OnesLike, Size, View, ZerosLike,
}

/// Arrays of the shape of another: whether a sparse one gives a sparse one.
macro_rules! like {
    ($($(#[$meta:meta])* $class:ident: $sparse:literal;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                /// The dtype; `NULL` for that of `x`.
                #[config(default = None)]
                dtype: Option<DType>,
            }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    let x = operands.spec("x")?;
                    Ok(Nested::One(Spec {
                        dtype: self.dtype.unwrap_or(x.dtype),
                        sparse: x.sparse && $sparse,
                        ..x
                    }))
                }
            }
        )+
    };
}

like! {
    /// Zeros
    ///
    /// An array of zeros, of the shape of another.
    #[keras(class = "keras.src.ops.numpy.ZerosLike", r = "op_zeros_like", call = "x")]
    ZerosLike: true;

    /// Ones
    ///
    /// An array of ones, of the shape of another.
    #[keras(class = "keras.src.ops.numpy.OnesLike", r = "op_ones_like", call = "x")]
    OnesLike: true;

    /// Any numbers
    ///
    /// An array that is still to be filled, of the shape of another.
    #[keras(class = "keras.src.ops.numpy.EmptyLike", call = "x")]
    EmptyLike: false;

    /// The same number everywhere
    ///
    /// An array that holds one number, of the shape of another.
    ///
    /// # Operands
    /// fill_value: The number.
    #[keras(
        class = "keras.src.ops.numpy.FullLike",
        r = "op_full_like",
        call = "x fill_value",
        example = "x <- keras_input(shape = 3)\nop_full_like(x, 7)"
    )]
    FullLike: false;

    /// An array of a value
    ///
    /// A symbolic tensor stays one, with another dtype if that is asked for.
    #[keras(class = "keras.src.ops.numpy.Array", r = "op_array", call = "x")]
    Array: false;
}

/// The same number everywhere
///
/// An array of a shape that holds one number.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Full", call = "fill_value")]
pub struct Full {
    /// The shape.
    shape: Shape,
    /// The dtype; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: Option<DType>,
}

impl Operation for Full {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let dtype = self.dtype.unwrap_or(operands.floatx());
        one(self.shape.clone(), dtype)
    }
}

/// The number of axes
///
/// How many axes an array has.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Ndim", r = "op_ndim", call = "x")]
pub struct Ndim {}

impl Operation for Ndim {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        // Keras takes the number for a shape.
        let rank = i64::try_from(operands.operand("x")?.shape.rank()).ok();
        one(Shape::new([rank]), operands.floatx())
    }
}

/// The number of elements
///
/// How many elements an array has.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Size", r = "op_size", call = "x")]
pub struct Size {}

impl Operation for Size {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        operands.operand("x")?;
        one(Shape::EMPTY, DType::Int32)
    }
}

/// The same bytes as another dtype
///
/// Reads the bytes of an array as another dtype; the last axis changes with the
/// size of an element.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.View", call = "x")]
pub struct View {
    /// The dtype; `NULL` for that of `x`.
    #[config(default = None)]
    dtype: Option<DType>,
}

impl Operation for View {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let dtype = self.dtype.unwrap_or(x.dtype);
        let (old, new) = (item_size(x.dtype), item_size(dtype));
        if old == new {
            return one(x.shape, dtype);
        }
        let Some(last) = x.shape.last().copied() else {
            return Err(Error::shape(
                "a number cannot be read as a dtype of another size",
            ));
        };
        let last = match last {
            None => None,
            Some(count) => Some(
                count
                    .checked_mul(old)
                    .filter(|bytes| bytes % new == 0)
                    .map(|bytes| bytes / new)
                    .ok_or_else(|| {
                        Error::shape(format!(
                            "{count} elements of {} cannot be read as {dtype}: their bytes do \
                             not come out even",
                            x.dtype
                        ))
                    })?,
            ),
        };
        one(x.shape.with(-1, last)?, dtype)
    }
}

/// The bytes of an element in memory.
fn item_size(dtype: DType) -> i64 {
    use DType::*;
    match dtype {
        Bool | UInt8 | Int8 | Float8E4M3FN | Float8E5M2 | String => 1,
        UInt16 | Int16 | Float16 | BFloat16 => 2,
        UInt32 | Int32 | Float32 => 4,
        UInt64 | Int64 | Float64 | Complex64 => 8,
        Complex128 => 16,
    }
}

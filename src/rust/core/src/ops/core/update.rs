//! Operations that read or replace a part of a tensor.

use crate::config::{keyword, whole, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { Scatter, ScatterUpdate, Slice, SliceUpdate }

/// Values put into zeros
///
/// Makes a tensor of zeros and adds `values` at `indices`.
///
/// # Operands
/// indices: A tensor of whole numbers: its last axis holds the places.
/// values: A tensor, with a value or a slice for each place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.Scatter",
    r = "op_scatter",
    call = "indices values",
    r_operands = "indices=as_index",
    example = "indices <- keras_input(shape = 1, dtype = \"int32\")\n\
               values <- keras_input(shape = integer())\nop_scatter(indices, values, shape = 12)"
)]
pub struct Scatter {
    /// The shape of the tensor.
    #[config(r_convert = "normalize_shape")]
    shape: Shape,
}

impl Operation for Scatter {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let values = operands.spec("values")?;
        one(self.shape.clone(), values.dtype)
    }
}

keyword! {
    /// What happens where a value is there already.
    pub enum Reduction expects "\"add\", \"max\", \"min\", \"mul\" or null" {
        /// The two are added.
        Add = "add",
        /// The greater one stays.
        Max = "max",
        /// The smaller one stays.
        Min = "min",
        /// The two are multiplied.
        Mul = "mul",
    }
}

/// Values put into a tensor
///
/// Gives a tensor with `updates` at `indices`.
///
/// # Operands
/// inputs: A tensor.
/// indices: A tensor of whole numbers: its last axis holds the places.
/// updates: A tensor, with a value or a slice for each place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.ScatterUpdate",
    r = "op_scatter_update",
    r_args = "inputs indices updates",
    call = "inputs indices updates",
    r_operands = "indices=as_index",
    example = "x <- keras_input(batch_shape = c(4, 3))\n\
               indices <- keras_input(batch_shape = c(2, 1), dtype = \"int32\")\n\
               updates <- keras_input(batch_shape = c(2, 3))\n\
               op_scatter_update(x, indices, updates)"
)]
pub struct ScatterUpdate {
    /// What happens where a value is there already: `NULL` replaces it, the
    /// others are `"add"`, `"max"`, `"min"` and `"mul"`.
    #[config(default = None)]
    reduction: Option<Reduction>,
}

impl Operation for ScatterUpdate {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        one(inputs.shape, inputs.dtype)
    }
}

/// The sizes of a slice; -1 for all that is left of an axis.
#[derive(Debug)]
struct Sizes(Vec<i64>);

impl Field for Sizes {
    const EXPECTED: &'static str = "sizes: integers, -1 for all that is left";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let items = value.as_array().ok_or_else(|| Self::refuse(&value))?;
        let size = |item: &Value| whole(item).filter(|size| *size >= -1);
        let sizes: Option<Vec<i64>> = items.iter().map(size).collect();
        sizes.map(Sizes).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(|size| Value::Int(*size)).collect())
    }
}

/// A part of a tensor
///
/// Takes a block of given sizes out of a tensor.
///
/// # Operands
/// inputs: A tensor.
/// start_indices: Where the block begins: a number for each axis, from 1 on.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.Slice",
    r = "op_slice",
    call = "inputs start_indices",
    r_operands = "start_indices=as_start",
    example = "x <- keras_input(batch_shape = c(4, 5))\n\
               op_slice(x, start_indices = c(2, 3), shape = c(2, 2))"
)]
pub struct Slice {
    /// The sizes of the block, one for each axis; -1 for all that is left.
    #[config(r_convert = "normalize_shape")]
    shape: Sizes,
}

impl Operation for Slice {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let rank = inputs.shape.rank();
        if self.shape.0.len() != rank {
            return Err(Error::shape(format!(
                "a slice of a tensor of {rank} dimensions needs {rank} sizes, got {}",
                self.shape.0.len()
            ))
            .at("shape"));
        }
        let starts = operands.value("start_indices").and_then(Value::as_array);
        if starts.is_some_and(|starts| starts.len() != rank) {
            return Err(Error::shape(format!(
                "a slice of a tensor of {rank} dimensions begins at {rank} places"
            ))
            .at("start_indices"));
        }
        let dims = inputs.shape.iter().zip(&self.shape.0).enumerate();
        let dims = dims.map(|(i, (dim, size))| -> Result<Dim> {
            let start = starts.and_then(|starts| starts.get(i)).and_then(whole);
            match (*size, dim, start) {
                (-1, Some(dim), Some(start)) => dim
                    .checked_sub(start)
                    .filter(|size| *size >= 0)
                    .map(Some)
                    .ok_or_else(|| {
                        Error::shape(format!("the slice begins behind the end of axis {i}"))
                            .at("start_indices")
                    }),
                (-1, _, _) => Ok(None),
                (size, _, _) => Ok(Some(size)),
            }
        });
        one(dims.collect::<Result<_>>()?, inputs.dtype)
    }
}

/// A part of a tensor replaced
///
/// Gives a tensor with `updates` in place of a block of the same size.
///
/// # Operands
/// inputs: A tensor.
/// start_indices: Where the block begins: a number for each axis, from 1 on.
/// updates: A tensor with as many axes as `inputs`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.core.SliceUpdate",
    r = "op_slice_update",
    call = "inputs start_indices updates",
    r_operands = "start_indices=as_start",
    example = "x <- keras_input(batch_shape = c(4, 5))\n\
               updates <- keras_input(batch_shape = c(2, 2))\n\
               op_slice_update(x, c(2, 3), updates)"
)]
pub struct SliceUpdate {}

impl Operation for SliceUpdate {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        one(inputs.shape, inputs.dtype)
    }
}

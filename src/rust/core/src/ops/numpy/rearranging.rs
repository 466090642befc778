//! Elements in other places: turned, shifted, padded, on diagonals.

use crate::config::{whole, Axes, Axis};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{too_large, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Diag, Diagflat, Diagonal, Flip, Fliplr, Flipud, Pad, Roll, Rot90, Trace, Tril, Triu,
}

/// The shape of an array, checked to have at least `rank` axes.
fn unchanged(operands: &Operands<'_>, name: &str, rank: usize) -> Result<Nested<Spec>> {
    let x = operands.spec(name)?;
    if x.shape.rank() < rank {
        return Err(Error::shape(format!(
            "expected an array of at least {rank} axes, got the shape {}",
            x.shape
        ))
        .at(name.to_owned()));
    }
    one(x.shape, x.dtype)
}

fn check_axes(operands: &Operands<'_>, axes: Option<&Axes>) -> Result<()> {
    let rank = operands.operand("x")?.shape.rank();
    for axis in axes.map_or(&[][..], Axes::as_slice) {
        axis.place(rank).map_err(|e| e.at("axis"))?;
    }
    Ok(())
}

/// Elements in opposite order
///
/// Turns the order of elements around along axes.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Flip", r = "op_flip", call = "x")]
pub struct Flip {
    /// The axis, or several, counted from 1; `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for Flip {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        check_axes(operands, self.axis.as_ref())?;
        unchanged(operands, "x", 0)
    }
}

/// Columns in opposite order
///
/// Turns the order of elements around along the second axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Fliplr", call = "x")]
pub struct Fliplr {}

impl Operation for Fliplr {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        unchanged(operands, "x", 2)
    }
}

/// Rows in opposite order
///
/// Turns the order of elements around along the first axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Flipud", call = "x")]
pub struct Flipud {}

impl Operation for Flipud {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        unchanged(operands, "x", 1)
    }
}

/// Shifted elements
///
/// Shifts elements along axes; what leaves at one end comes in at the other.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Roll",
    r = "op_roll",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_roll(x, 1, axis = 2)"
)]
pub struct Roll {
    /// By how many places, or a number for each axis.
    shift: Ints,
    /// The axis, or several, counted from 1; `NULL` for the array with its
    /// elements one behind the other.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for Roll {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        check_axes(operands, self.axis.as_ref())?;
        unchanged(operands, "x", 0)
    }
}

/// A quarter turn
///
/// Turns an array by 90 degrees in the plane of two axes.
///
/// # Operands
/// array: A tensor of at least two axes.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Rot90",
    r = "op_rot90",
    call = "array",
    example = "x <- keras_input(shape = c(2, 3))\nop_rot90(x, axes = c(2, 3))"
)]
pub struct Rot90 {
    /// How many quarter turns.
    #[config(default = 1)]
    k: i64,
    /// The two axes, counted from 1.
    #[config(default = (0, 1), r_convert = "as_axis")]
    axes: Vec<Axis>,
}

impl Operation for Rot90 {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        unchanged(operands, "array", 2)?;
        let x = operands.spec("array")?;
        let rank = x.shape.rank();
        let [first, second] = self.axes.as_slice() else {
            return Err(Error::shape("expected two axes").at("axes"));
        };
        let mut dims = x.shape.to_vec();
        let (first, second) = (first.place(rank)?, second.place(rank)?);
        if first == second {
            return Err(Error::shape("expected two different axes").at("axes"));
        }
        // Keras swaps the sizes for half turns, too.
        dims.swap(first, second);
        one(Shape::new(dims), x.dtype)
    }
}

/// What is below a diagonal
///
/// Sets all elements above a diagonal of the last two axes to 0.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Tril", r = "op_tril", call = "x")]
pub struct Tril {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    k: i64,
}

impl Operation for Tril {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        unchanged(operands, "x", 0)
    }
}

/// What is above a diagonal
///
/// Sets all elements below a diagonal of the last two axes to 0.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Triu", r = "op_triu", call = "x")]
pub struct Triu {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    k: i64,
}

impl Operation for Triu {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        unchanged(operands, "x", 0)
    }
}

/// How many elements a diagonal of a matrix has.
fn diagonal_length(rows: Dim, columns: Dim, offset: i64) -> Result<Dim> {
    let (Some(rows), Some(columns)) = (rows, columns) else {
        return Ok(None);
    };
    let left = match offset > 0 {
        true => columns.checked_sub(offset),
        false => rows.checked_add(offset),
    };
    let left = left.ok_or_else(too_large)?;
    Ok(Some(left.min(rows.min(columns)).max(0)))
}

/// A matrix with the elements of `size` on its diagonal.
fn square(size: Dim, offset: i64) -> Result<Shape> {
    let offset = offset.checked_abs().ok_or_else(too_large)?;
    let size = match size {
        Some(size) => Some(size.checked_add(offset).ok_or_else(too_large)?),
        None => None,
    };
    Ok(Shape::new([size, size]))
}

/// A diagonal
///
/// Takes a diagonal out of a matrix, or makes a matrix that has an array on a
/// diagonal.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Diag",
    r = "op_diag",
    call = "x",
    example = "x <- keras_input(batch_shape = c(3, 3))\nop_diag(x)"
)]
pub struct Diag {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    k: i64,
}

impl Operation for Diag {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let shape = match x.shape.to_vec().as_slice() {
            [size] => square(*size, self.k)?,
            [rows, columns] => Shape::new([diagonal_length(*rows, *columns, self.k)?]),
            _ => {
                return Err(Error::shape(format!(
                    "expected an array of one or two axes, got the shape {}",
                    x.shape
                )))
            }
        };
        one(shape, x.dtype)
    }
}

/// A matrix with a diagonal
///
/// Makes a matrix that has all elements of an array on a diagonal.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Diagflat", r = "op_diagflat", call = "x")]
pub struct Diagflat {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    k: i64,
}

impl Operation for Diagflat {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let shape = square(x.shape.size()?, self.k)?;
        one(shape, x.dtype)
    }
}

/// The axes of a diagonal: what is left beside them, and its length.
fn beside(x: &Spec, axis1: Axis, axis2: Axis, offset: i64) -> Result<(Vec<Dim>, Dim)> {
    let rank = x.shape.rank();
    if rank < 2 {
        return Err(Error::shape(format!(
            "expected an array of at least two axes, got the shape {}",
            x.shape
        )));
    }
    let first = axis1.place(rank).map_err(|e| e.at("axis1"))?;
    let second = axis2.place(rank).map_err(|e| e.at("axis2"))?;
    let dim = |i: usize| x.shape.get(i).copied().flatten();
    let length = diagonal_length(dim(first), dim(second), offset)?;
    let rest = x.shape.iter().enumerate();
    let rest = rest.filter(|(i, _)| *i != first && *i != second);
    Ok((rest.map(|(_, dim)| *dim).collect(), length))
}

/// The diagonals of matrices
///
/// Takes the diagonals in the planes of two axes, which are gone; the diagonal
/// is the last axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Diagonal", r = "op_diagonal", call = "x")]
pub struct Diagonal {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    offset: i64,
    /// The axis of the rows, counted from 1.
    #[config(default = 0, r_convert = "as_axis")]
    axis1: Axis,
    /// The axis of the columns.
    #[config(default = 1, r_convert = "as_axis")]
    axis2: Axis,
}

impl Operation for Diagonal {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let (mut dims, length) = beside(&x, self.axis1, self.axis2, self.offset)?;
        dims.push(length);
        one(Shape::new(dims), x.dtype)
    }
}

/// The sum of a diagonal
///
/// Adds up the diagonals in the planes of two axes, which are gone.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Trace", r = "op_trace", call = "x")]
pub struct Trace {
    /// The diagonal: 0 for the main one, above it if positive.
    #[config(default = 0)]
    offset: i64,
    /// The axis of the rows, counted from 1.
    #[config(default = 0, r_convert = "as_axis")]
    axis1: Axis,
    /// The axis of the columns.
    #[config(default = 1, r_convert = "as_axis")]
    axis2: Axis,
}

impl Operation for Trace {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        use crate::dtype::DType::*;
        let x = operands.spec("x")?;
        let rank = x.shape.rank();
        if self.axis1.resolve(rank) == self.axis2.resolve(rank) {
            return Err(Error::shape("expected two different axes").at("axis2"));
        }
        let (dims, _) = beside(&x, self.axis1, self.axis2, self.offset)?;
        let dtype = match x.dtype {
            Bool | Int8 | Int16 => Int32,
            UInt8 | UInt16 => UInt32,
            dtype => dtype,
        };
        one(Shape::new(dims), dtype)
    }
}

/// A border around an array
///
/// Adds elements before and behind those of an array, along each axis.
///
/// # Operands
/// constant_values: What is added with mode `"constant"`; `NULL` for 0.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Pad",
    r = "op_pad",
    r_args = "x pad_width mode constant_values",
    call = "x * constant_values=None",
    example = "x <- keras_input(batch_shape = c(2, 3))\nop_pad(x, list(c(1, 1), c(0, 2)))"
)]
pub struct Pad {
    /// How much is added: a number for all sides, two for before and behind, or a
    /// list of two for each axis.
    #[config(r_convert = "as_integer")]
    pad_width: Value,
    /// What is added: `"constant"`, `"reflect"`, `"symmetric"`, ...
    #[config(default = "constant")]
    mode: String,
}

impl Pad {
    /// How much is added along each axis: one pair for all, or one for each.
    fn widths(&self) -> Option<Vec<(i64, i64)>> {
        let pair = |items: &[Value]| match items {
            [before, behind, ..] => whole(before).zip(whole(behind)),
            _ => None,
        };
        if let Some(width) = whole(&self.pad_width) {
            return Some(vec![(width, width)]);
        }
        let items = self.pad_width.as_array()?;
        let Value::Array(first) = items.first()? else {
            return pair(items).map(|width| vec![width]);
        };
        let of_axis = |item: &Value| match item.as_array()? {
            other if other.len() != first.len() => None,
            [both] => whole(both).map(|n| (n, n)),
            items => pair(items),
        };
        items.iter().map(of_axis).collect()
    }
}

impl Operation for Pad {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let rank = x.shape.rank();
        let refuse = || {
            Error::shape(format!("the widths do not fit an array of {rank} axes"))
                .received(&self.pad_width)
                .expected("a number, two numbers, or two for each axis")
                .at("pad_width")
        };
        let widths = self.widths().ok_or_else(refuse)?;
        let widths = match widths.as_slice() {
            [width] => vec![*width; rank],
            many if many.len() == rank => widths,
            _ => return Err(refuse()),
        };
        let dims = x.shape.iter().zip(widths).map(|(dim, (before, behind))| {
            dim.map(|dim| {
                before
                    .checked_add(behind)
                    .and_then(|width| dim.checked_add(width))
                    .filter(|dim| *dim >= 0)
                    .ok_or_else(refuse)
            })
            .transpose()
        });
        let shape = dims.collect::<Result<_>>()?;
        one(shape, x.dtype)
    }
}

//! Arrays put together, and taken apart.

use crate::config::Axis;
use crate::dtype::{result_type, ElementType};
use crate::error::{Error, Result};
use crate::layers::{Operand, Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::{one, MOST_PARTS};
use crate::shape::{too_large, Dim, Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Append, ArraySplit, Concatenate, Dsplit, Dstack, Hsplit, Hstack, Meshgrid, Split, Stack,
    Vsplit, Vstack,
}

/// Arrays one behind the other along an axis.
fn join(operands: &Operands<'_>, arrays: &[Operand], at: usize) -> Result<Spec> {
    let mut arrays = arrays.iter();
    let Some(first) = arrays.next() else {
        return Err(Error::shape("there is nothing to put together"));
    };
    let mut types: Vec<ElementType> = vec![first.element];
    let mut sparse = first.sparse.unwrap_or(false);
    let mut total = first
        .shape
        .get(at)
        .copied()
        .ok_or_else(|| Error::shape(format!("the shape {} has no axis {at}", first.shape)))?;
    for array in arrays {
        let same = array.shape.rank() == first.shape.rank()
            && (array.shape.iter().zip(first.shape.iter()).enumerate())
                .all(|(i, (a, b))| i == at || a == b || a.is_none() || b.is_none());
        if !same {
            return Err(Error::shape(format!(
                "arrays of the shapes {} and {} differ in more than axis {at}",
                first.shape, array.shape
            )));
        }
        total = match (total, array.shape.get(at).copied().flatten()) {
            (Some(a), Some(b)) => Some(a.checked_add(b).ok_or_else(too_large)?),
            _ => None,
        };
        types.push(array.element);
        sparse = sparse && array.sparse.unwrap_or(false);
    }
    let mut dims = first.shape.to_vec();
    if let Some(slot) = dims.get_mut(at) {
        *slot = total;
    }
    Ok(Spec {
        shape: Shape::new(dims),
        dtype: result_type(&types, operands.floatx())?,
        sparse,
    })
}

fn dense(spec: Spec) -> Result<Nested<Spec>> {
    Ok(Nested::One(Spec {
        sparse: false,
        ..spec
    }))
}

/// An array behind another
///
/// Appends one array to another along an axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Append", r = "op_append", call = "x1 x2")]
pub struct Append {
    /// The axis, counted from 1; `NULL` for both arrays with their elements one
    /// behind the other.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Append {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.operand("x1")?, operands.operand("x2")?);
        for (name, array) in [("x1", &a), ("x2", &b)] {
            if array.sparse.is_none() && array.shape.rank() == 0 {
                return Err(Error::shape("expected an array, got a number").at(name));
            }
        }
        let dtype = result_type(&[a.element, b.element], operands.floatx())?;
        let Some(axis) = self.axis else {
            let size = match (a.shape.size()?, b.shape.size()?) {
                (Some(a), Some(b)) => Some(a.checked_add(b).ok_or_else(too_large)?),
                _ => None,
            };
            return one(Shape::new([size]), dtype);
        };
        let at = axis.place(a.shape.rank())?;
        let sizes = [&a, &b].map(|array| array.shape.get(at).copied().flatten());
        if sizes.iter().any(Option::is_none) {
            return Err(
                Error::shape("an axis whose size is not known cannot be appended to").at("axis"),
            );
        }
        dense(join(operands, &[a, b], at)?)
    }
}

/// Arrays one behind the other
///
/// Puts arrays together along an axis that they have.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Concatenate",
    r = "op_concatenate",
    call = "xs",
    example = "x <- keras_input(shape = c(2, 3))\nop_concatenate(list(x, x), axis = -1)"
)]
pub struct Concatenate {
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Concatenate {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let arrays = operands.list("xs")?;
        let rank = arrays.first().map_or(0, |array| array.shape.rank());
        let at = self.axis.place(rank)?;
        join(operands, &arrays, at).map(Nested::One)
    }
}

/// Arrays along a new axis
///
/// Puts arrays of one shape together along a new axis.
///
/// # Operands
/// x: A list of tensors of one shape.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Stack",
    r = "op_stack",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_stack(list(x, x), axis = 2)"
)]
pub struct Stack {
    /// Where the new axis stands, counted from 1, or from the end if negative.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Stack {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let mut arrays = operands.list("x")?;
        let rank = arrays.first().map_or(0, |array| array.shape.rank());
        let at = self.axis.place(rank + 1)?;
        // Along an axis of size 1 they are put one behind the other.
        for array in &mut arrays {
            let mut dims = array.shape.to_vec();
            dims.insert(at.min(dims.len()), Some(1));
            array.shape = Shape::new(dims);
        }
        dense(join(operands, &arrays, at)?)
    }
}

/// Arrays side by side
///
/// Puts arrays together along their second axis.
///
/// # Operands
/// ...: Further tensors.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Hstack", call = "xs")]
pub struct Hstack {}

impl Operation for Hstack {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        dense(join(operands, &operands.list("xs")?, 1)?)
    }
}

/// Arrays below one another
///
/// Puts arrays together along their first axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Vstack", call = "xs")]
pub struct Vstack {}

impl Operation for Vstack {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        dense(join(operands, &operands.list("xs")?, 0)?)
    }
}

/// Arrays behind one another
///
/// Puts arrays together along their third axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Dstack", call = "xs")]
pub struct Dstack {}

impl Operation for Dstack {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let mut arrays = operands.list("xs")?;
        for array in &mut arrays {
            array.shape = match array.shape.to_vec().as_slice() {
                [] => Shape::new([Some(1); 3]),
                [size] => Shape::new([Some(1), *size, Some(1)]),
                [rows, columns] => Shape::new([*rows, *columns, Some(1)]),
                dims => Shape::new(dims),
            };
        }
        dense(join(operands, &arrays, 2)?)
    }
}

/// The parts of an array along an axis: so many of one size, or those between
/// places.
fn split(operands: &Operands<'_>, parts: &Ints, at: usize) -> Result<Nested<Spec>> {
    let x = operands.spec("x")?;
    let size =
        x.shape.get(at).copied().ok_or_else(|| {
            Error::shape(format!("the shape {} has no axis {at} to split", x.shape))
        })?;
    let sizes: Vec<Dim> = match (parts, size) {
        (Ints::One(count), _) => {
            let parts = count_of(*count)?;
            match size {
                None => vec![None; parts],
                Some(size) if size % count == 0 => vec![Some(size / count); parts],
                Some(size) => {
                    return Err(Error::shape(format!(
                        "{size} elements cannot be split into {count} equal parts"
                    ))
                    .at("indices_or_sections"))
                }
            }
        }
        (Ints::Many(places), size) => between(places, size),
    };
    parts_of(&x, at, sizes)
}

fn parts_of(x: &Spec, at: usize, sizes: Vec<Dim>) -> Result<Nested<Spec>> {
    let part = |size: Dim| {
        let mut dims = x.shape.to_vec();
        if let Some(slot) = dims.get_mut(at) {
            *slot = size;
        }
        Spec::new(Shape::new(dims), x.dtype)
    };
    Ok(Nested::list(sizes.into_iter().map(part)))
}

fn count_of(count: i64) -> Result<usize> {
    usize::try_from(count)
        .ok()
        .filter(|count| (1..=MOST_PARTS).contains(count))
        .ok_or_else(|| {
            Error::shape(format!("an array cannot be split into {count} parts"))
                .at("indices_or_sections")
        })
}

/// The sizes between places. Keras takes them as they come, and none is negative.
fn between(places: &[i64], size: Dim) -> Vec<Dim> {
    let ends = places.iter().copied().map(Some).chain([size]);
    let starts = std::iter::once(0).chain(places.iter().copied());
    ends.zip(starts)
        .map(|(end, start)| end.map(|end| end.saturating_sub(start)))
        .collect()
}

/// The parts of an array
///
/// Takes an array apart along an axis.
///
/// # Returns
/// A list of symbolic tensors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Split",
    r = "op_split",
    call = "x",
    example = "x <- keras_input(shape = c(6, 3))\nop_split(x, 2, axis = 2)"
)]
pub struct Split {
    /// How many parts of one size; or the places that parts begin at, from the
    /// second part on, counted from 1.
    #[config(r_convert = "as_sections")]
    indices_or_sections: Ints,
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Split {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let rank = operands.operand("x")?.shape.rank();
        split(operands, &self.indices_or_sections, self.axis.place(rank)?)
    }
}

/// The parts of an array, of nearly one size
///
/// Takes an array apart along an axis; the first parts may be larger by one.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.ArraySplit", call = "x")]
pub struct ArraySplit {
    /// How many parts.
    indices_or_sections: i64,
    /// The axis.
    #[config(default = 0)]
    axis: Axis,
}

impl Operation for ArraySplit {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let at = self.axis.place(x.shape.rank())?;
        let parts = count_of(self.indices_or_sections)?;
        let sizes = match x.shape.get(at).copied().flatten() {
            None => vec![None; parts],
            Some(size) => {
                let (each, rest) = (
                    size / self.indices_or_sections,
                    size % self.indices_or_sections,
                );
                (0..self.indices_or_sections)
                    .map(|i| Some(each + i64::from(i < rest)))
                    .collect()
            }
        };
        parts_of(&x, at, sizes)
    }
}

/// The parts of an array along its second axis
///
/// Takes an array apart along its second axis, or along its only one.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Hsplit", call = "x")]
pub struct Hsplit {
    /// How many parts, or the places between them.
    indices_or_sections: Ints,
}

impl Operation for Hsplit {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let rank = operands.operand("x")?.shape.rank();
        split(operands, &self.indices_or_sections, usize::from(rank > 1))
    }
}

/// The parts of an array along its first axis
///
/// Takes an array of at least two axes apart along its first axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Vsplit", call = "x")]
pub struct Vsplit {
    /// How many parts, or the places between them.
    indices_or_sections: Ints,
}

impl Operation for Vsplit {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        if operands.operand("x")?.shape.rank() < 2 {
            return Err(Error::shape("expected an array of at least two axes"));
        }
        split(operands, &self.indices_or_sections, 0)
    }
}

/// The parts of an array along its third axis
///
/// Takes an array of at least three axes apart along its third axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Dsplit", call = "x")]
pub struct Dsplit {
    /// How many parts, or the places between them.
    indices_or_sections: Ints,
}

impl Operation for Dsplit {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        split(operands, &self.indices_or_sections, 2)
    }
}

crate::config::keyword! {
    /// How the axes of a grid are ordered.
    pub enum Indexing exactly "\"xy\" or \"ij\"" {
        /// Columns first: as coordinates are named.
        Xy = "xy",
        /// Rows first: as matrices are indexed.
        Ij = "ij",
    }
}

/// The coordinates of a grid
///
/// Makes of coordinates along each axis those of all points of the grid.
///
/// # Operands
/// ...: Tensors of coordinates, one for each axis.
///
/// # Returns
/// A list of symbolic tensors, one for each axis.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Meshgrid",
    r = "op_meshgrid",
    call = "*x",
    example = "x <- keras_input(batch_shape = 3)\ny <- keras_input(batch_shape = 4)\n\
               op_meshgrid(x, y)"
)]
pub struct Meshgrid {
    /// Whether columns come first (`"xy"`) or rows (`"ij"`).
    #[config(default = "xy")]
    indexing: Indexing,
}

impl Operation for Meshgrid {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let axes = operands.operands()?;
        let sizes = axes.iter().map(|axis| axis.shape.size());
        let mut sizes = sizes.collect::<Result<Vec<Dim>>>()?;
        let dtype = match (self.indexing, axes.last()) {
            (Indexing::Xy, Some(last)) if sizes.len() >= 2 => {
                sizes.swap(0, 1);
                last.dtype(operands.floatx())
            }
            (Indexing::Xy, _) => return Err(Error::shape("a grid has at least two axes")),
            // Here Keras does not look at the operands' dtypes.
            (Indexing::Ij, _) => operands.floatx(),
        };
        let spec = Spec::new(Shape::new(sizes), dtype);
        let specs = vec![spec; axes.len()];
        Ok(Nested::list(specs))
    }
}

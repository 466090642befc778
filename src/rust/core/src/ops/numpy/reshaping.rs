//! The same elements in another shape or order.

use crate::config::{chosen, Axes, Axis};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{broadcast, product, too_large, Dim, Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! {
    BroadcastTo, ExpandDims, Moveaxis, Ravel, Repeat, Reshape, Squeeze, Swapaxes, Tile, Transpose,
}

/// Another shape by broadcasting
///
/// Brings an array to a larger shape: missing axes come first, axes of size 1
/// are stretched.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.BroadcastTo",
    r = "op_broadcast_to",
    call = "x",
    example = "x <- keras_input(batch_shape = c(1, 3))\nop_broadcast_to(x, shape = c(4, 3))"
)]
pub struct BroadcastTo {
    /// The shape.
    #[config(r_convert = "normalize_shape")]
    shape: Shape,
}

impl Operation for BroadcastTo {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        broadcast(&x.shape, &self.shape)?;
        one(self.shape.clone(), x.dtype)
    }
}

/// A new axis of size 1
///
/// Puts axes of size 1 into the shape of an array.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.ExpandDims",
    r = "op_expand_dims",
    call = "x",
    example = "x <- keras_input(shape = 3)\nop_expand_dims(x, axis = 2)"
)]
pub struct ExpandDims {
    /// Where the new axis stands in the new shape, or several of them, counted
    /// from 1, or from the end if negative.
    #[config(r_convert = "as_axis")]
    axis: Axes,
}

impl Operation for ExpandDims {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let axes = self.axis.as_slice();
        let rank = x.shape.rank() + axes.len();
        let is_new = chosen(axes, rank)?;
        let mut old = x.shape.iter().copied();
        let dims = is_new.into_iter().filter_map(|is_new| match is_new {
            true => Some(Some(1)),
            false => old.next(),
        });
        Ok(Nested::One(Spec {
            shape: dims.collect(),
            ..x
        }))
    }
}

/// Axes in other places
///
/// Moves axes of an array to other places; the others keep their order.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Moveaxis",
    r = "op_moveaxis",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3, 4))\n\
               op_moveaxis(x, source = 2, destination = 4)"
)]
pub struct Moveaxis {
    /// The axis to move, or several.
    #[config(r_convert = "as_axis")]
    source: Axes,
    /// Where it goes to, one place for each.
    #[config(r_convert = "as_axis")]
    destination: Axes,
}

impl Operation for Moveaxis {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let rank = x.shape.rank();
        let (from, to) = (self.source.as_slice(), self.destination.as_slice());
        if from.len() != to.len() {
            return Err(Error::shape(format!(
                "{} axes are moved to {} places",
                from.len(),
                to.len()
            ))
            .at("destination"));
        }
        let mut slots: Vec<Option<usize>> = vec![None; rank];
        let mut moved = vec![false; rank];
        for (from, to) in from.iter().zip(to) {
            let from = from.place(rank).map_err(|e| e.at("source"))?;
            let to = to.place(rank).map_err(|e| e.at("destination"))?;
            if let (Some(moved), Some(slot)) = (moved.get_mut(from), slots.get_mut(to)) {
                if *moved || slot.is_some() {
                    return Err(Error::shape("an axis is moved twice, or two to one place"));
                }
                *moved = true;
                *slot = Some(from);
            }
        }
        let mut rest = (0..rank).filter(|i| moved.get(*i) == Some(&false));
        let order = slots
            .into_iter()
            .filter_map(|slot| slot.or_else(|| rest.next()));
        let dims = order.filter_map(|i| x.shape.get(i).copied());
        one(dims.collect(), x.dtype)
    }
}

/// An array of one axis
///
/// Puts all elements of an array one behind the other.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Ravel", r = "op_ravel", call = "x")]
pub struct Ravel {}

impl Operation for Ravel {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        one(Shape::new([x.shape.size()?]), x.dtype)
    }
}

/// Elements several times
///
/// Repeats the elements of an array, each directly behind itself.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Repeat",
    r = "op_repeat",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_repeat(x, 2, axis = 2)"
)]
pub struct Repeat {
    /// How often: a number, or one for each element along the axis.
    repeats: Ints,
    /// The axis, counted from 1; `NULL` for the array with its elements one
    /// behind the other.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Repeat {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let (size, at) = match self.axis {
            None => (x.shape.size()?, None),
            Some(axis) => {
                let at = axis.place(x.shape.rank())?;
                (x.shape.get(at).copied().flatten(), Some(at))
            }
        };
        let repeated = match size {
            None => None,
            Some(size) => Some(self.repeated(size)?),
        };
        let mut dims = match at {
            None => vec![None],
            Some(_) => x.shape.to_vec(),
        };
        if let Some(slot) = dims.get_mut(at.unwrap_or(0)) {
            *slot = repeated;
        }
        one(Shape::new(dims), x.dtype)
    }
}

impl Repeat {
    fn repeated(&self, size: i64) -> Result<i64> {
        let repeats = self.repeats.as_slice();
        if repeats.iter().any(|n| *n < 0) {
            return Err(
                Error::shape("elements cannot be repeated less than 0 times").at("repeats"),
            );
        }
        match repeats {
            [n] => size.checked_mul(*n).ok_or_else(too_large),
            many if i64::try_from(many.len()).ok() == Some(size) => many
                .iter()
                .try_fold(0_i64, |sum, n| sum.checked_add(*n))
                .ok_or_else(too_large),
            many => Err(Error::shape(format!(
                "{} numbers of repetitions are given for {size} elements",
                many.len()
            ))
            .at("repeats")),
        }
    }
}

/// Another shape
///
/// Gives the elements of an array, in their order, another shape.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Reshape",
    r = "op_reshape",
    call = "x",
    example = "x <- keras_input(batch_shape = c(4, 6))\nop_reshape(x, c(2, 3, 4))\n\
               op_reshape(x, c(-1, 2))"
)]
pub struct Reshape {
    /// The new shape; -1 or `NA` for the one dimension that follows from the
    /// others.
    #[config(r_convert = "as_target_shape")]
    newshape: Vec<Option<i64>>,
}

impl Operation for Reshape {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let shape = self.reshape(&x.shape).map_err(|e| e.at("newshape"))?;
        Ok(Nested::One(Spec { shape, ..x }))
    }
}

impl Reshape {
    fn reshape(&self, from: &Shape) -> Result<Shape> {
        let new = &self.newshape;
        if let Some(Some(dim)) = new.iter().find(|dim| dim.is_some_and(|dim| dim < -1)) {
            return Err(Error::shape(format!("a dimension cannot be {dim}")));
        }
        let open = new.iter().filter(|dim| **dim == Some(-1)).count();
        if open > 1 {
            return Err(Error::shape(
                "only one dimension can follow from the others",
            ));
        }
        let size = from.size()?.filter(|_| new.iter().all(Option::is_some));
        let Some(size) = size else {
            return Ok(new.iter().map(|dim| dim.filter(|dim| *dim != -1)).collect());
        };
        let given: Vec<Dim> = new.iter().copied().filter(|dim| *dim != Some(-1)).collect();
        let given = product(&given)?.unwrap_or(1);
        let fits = match open {
            0 => given == size,
            _ => given != 0 && size % given == 0,
        };
        if !fits {
            return Err(Error::shape(format!(
                "an array of shape {from} has {size} elements, which the new shape does not hold"
            )));
        }
        let dims = new.iter().map(|dim| match dim {
            Some(-1) => size.checked_div(given),
            dim => *dim,
        });
        Ok(dims.collect())
    }
}

/// Without axes of size 1
///
/// Drops axes of size 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Squeeze",
    r = "op_squeeze",
    call = "x",
    example = "x <- keras_input(shape = c(1, 3))\nop_squeeze(x, axis = 2)"
)]
pub struct Squeeze {
    /// The axis to drop, or several, counted from 1; `NULL` for all of size 1.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for Squeeze {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let is_gone: Vec<bool> = match &self.axis {
            None => x.shape.iter().map(|dim| *dim == Some(1)).collect(),
            Some(axes) => chosen(axes.as_slice(), x.shape.rank())?,
        };
        let is_one = |(dim, is_gone): (&Dim, &bool)| !is_gone || *dim == Some(1);
        if !x.shape.iter().zip(&is_gone).all(is_one) {
            return Err(Error::shape(format!(
                "axes of the shape {} are to go that are not of size 1",
                x.shape
            ))
            .at("axis"));
        }
        let dims = x.shape.iter().zip(is_gone);
        let dims = dims.filter_map(|(dim, is_gone)| (!is_gone).then_some(*dim));
        Ok(Nested::One(Spec {
            shape: dims.collect(),
            ..x
        }))
    }
}

/// Two axes in each other's place
///
/// Swaps two axes of an array.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Swapaxes",
    r = "op_swapaxes",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_swapaxes(x, 2, 3)"
)]
pub struct Swapaxes {
    /// An axis.
    #[config(r_convert = "as_axis")]
    axis1: Axis,
    /// The other axis.
    #[config(r_convert = "as_axis")]
    axis2: Axis,
}

impl Operation for Swapaxes {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let rank = x.shape.rank();
        let mut dims = x.shape.to_vec();
        let first = self.axis1.place(rank).map_err(|e| e.at("axis1"))?;
        let second = self.axis2.place(rank).map_err(|e| e.at("axis2"))?;
        dims.swap(first, second);
        one(Shape::new(dims), x.dtype)
    }
}

/// An array several times
///
/// Puts copies of an array side by side.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Tile",
    r = "op_tile",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_tile(x, c(1, 2, 1))"
)]
pub struct Tile {
    /// How often along each axis; a single number is for the last axis.
    repeats: Ints,
}

impl Operation for Tile {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let repeats = self.repeats.as_slice();
        let rank = x.shape.rank().max(repeats.len());
        let missing = |len: usize| rank - len;
        let dims = std::iter::repeat(Some(1))
            .take(missing(x.shape.rank()))
            .chain(x.shape.iter().copied());
        let repeats = std::iter::repeat(1)
            .take(missing(repeats.len()))
            .chain(repeats.iter().copied());
        let tiled = dims.zip(repeats).map(|(dim, n)| match dim {
            Some(dim) if n >= 0 => dim.checked_mul(n).map(Some).ok_or_else(too_large),
            Some(_) => Err(Error::shape("an array cannot be tiled less than 0 times")),
            None => Ok(None),
        });
        one(tiled.collect::<Result<_>>()?, x.dtype)
    }
}

/// Axes in another order
///
/// Puts the axes of an array into another order.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Transpose",
    r = "op_transpose",
    call = "x",
    example = "x <- keras_input(shape = c(2, 3))\nop_transpose(x)\n\
               op_transpose(x, axes = c(1, 3, 2))"
)]
pub struct Transpose {
    /// The axes in their new order, counted from 1; `NULL` turns the order
    /// around.
    #[config(default = None, r_convert = "as_axis")]
    axes: Option<Vec<Axis>>,
}

impl Operation for Transpose {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let rank = x.shape.rank();
        let Some(axes) = &self.axes else {
            let shape = x.shape.iter().rev().copied().collect();
            return Ok(Nested::One(Spec { shape, ..x }));
        };
        let mut order = axes
            .iter()
            .map(|axis| axis.place(rank))
            .collect::<Result<Vec<_>>>()
            .map_err(|e| e.at("axes"))?;
        let shape = order
            .iter()
            .filter_map(|i| x.shape.get(*i).copied())
            .collect();
        order.sort_unstable();
        if order.iter().copied().ne(0..rank) {
            return Err(Error::shape(format!("expected each of the {rank} axes once")).at("axes"));
        }
        Ok(Nested::One(Spec { shape, ..x }))
    }
}

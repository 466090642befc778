//! Products of arrays that add up over axes.

use crate::config::Axis;
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operand, Operands, Operation, Spec};
use crate::ops::{binary, one};
use crate::shape::{broadcast, too_large, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Cross, Dot, Einsum, Inner, Kron, Matmul, Outer, Tensordot, Vdot,
}

/// The two operands, and the dtype of their product.
fn pair(operands: &Operands<'_>) -> Result<(Operand, Operand, DType)> {
    let (a, b) = (operands.operand("x1")?, operands.operand("x2")?);
    let dtype = binary::promoted(&a, &b, operands.floatx())?;
    Ok((a, b, dtype))
}

/// Axes that are added up together must be of one size.
fn check_sizes(a: Dim, b: Dim, first: &Shape, second: &Shape) -> Result<()> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Err(Error::shape(format!(
            "arrays of the shapes {first} and {second} cannot be multiplied: {a} is not {b}"
        ))),
        _ => Ok(()),
    }
}

/// The matrix product
///
/// Multiplies matrices, which stand in the last two axes; the axes before are
/// broadcast.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Matmul", r = "op_matmul", call = "x1 x2")]
pub struct Matmul {}

impl Operation for Matmul {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.operand("x1")?, operands.operand("x2")?);
        let floatx = operands.floatx();
        let dtypes = [a.dtype(floatx), b.dtype(floatx)];
        let dtype = match dtypes {
            [DType::Int8, DType::Int8] => DType::Int32,
            [a, b] => result_type(&[a.into(), b.into()], floatx)?,
        };
        Ok(Nested::One(Spec {
            shape: matmul(&a.shape, &b.shape)?,
            dtype,
            sparse: a.sparse.unwrap_or(true) && b.sparse.unwrap_or(true),
        }))
    }
}

/// The shape of a matrix product; an array of one axis is a row on the left, a
/// column on the right.
fn matmul(first: &Shape, second: &Shape) -> Result<Shape> {
    let no_number = || Error::shape("the matrix product takes no numbers");
    let (rows, inner, leading) = match first.split_last() {
        None => return Err(no_number()),
        Some((inner, [])) => (None, *inner, &[][..]),
        Some((inner, [leading @ .., rows])) => (Some(*rows), *inner, leading),
    };
    let (other, columns, leading2) = match second.split_last() {
        None => return Err(no_number()),
        Some((inner, [])) => (*inner, None, &[][..]),
        Some((columns, [leading @ .., inner])) => (*inner, Some(*columns), leading),
    };
    check_sizes(inner, other, first, second)?;
    let leading = broadcast(&Shape::new(leading), &Shape::new(leading2))?;
    Ok(leading.iter().copied().chain(rows).chain(columns).collect())
}

/// The dot product
///
/// Adds up the products over the last axis of the first array and the second
/// last one of the second.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Dot",
    r = "op_dot",
    call = "x1 x2",
    example = "x1 <- keras_input(shape = c(2, 3))\nx2 <- keras_input(batch_shape = c(3, 4))\n\
               op_dot(x1, x2)"
)]
pub struct Dot {}

impl Operation for Dot {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b, dtype) = pair(operands)?;
        let (first, second) = (a.shape.to_vec(), b.shape.to_vec());
        match (first.as_slice(), second.as_slice()) {
            ([], _) | (_, []) => binary::spec(operands, binary::promoted, binary::either),
            ([_], [_]) => one(Shape::EMPTY, dtype),
            ([rest @ .., last], [other]) => {
                if last != other {
                    check_sizes(last.or(Some(-1)), other.or(Some(-1)), &a.shape, &b.shape)?;
                }
                one(Shape::new(rest), dtype)
            }
            ([rest @ .., last], [leading @ .., other, columns]) => {
                check_sizes(*last, *other, &a.shape, &b.shape)?;
                let dims = rest.iter().chain(leading).chain([columns]);
                one(dims.copied().collect(), dtype)
            }
        }
    }
}

/// The inner product
///
/// Adds up the products over the last axis of both arrays.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Inner", r = "op_inner", call = "x1 x2")]
pub struct Inner {}

impl Operation for Inner {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b, dtype) = pair(operands)?;
        match (a.shape.split_last(), b.shape.split_last()) {
            (None, _) => one(b.shape.clone(), dtype),
            (_, None) => one(a.shape.clone(), dtype),
            (Some((last, rest)), Some((other, rest2))) => {
                check_sizes(*last, *other, &a.shape, &b.shape)?;
                one(rest.iter().chain(rest2).copied().collect(), dtype)
            }
        }
    }
}

/// The product of all elements with all others
///
/// Multiplies each element of one array with each of another.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Outer", r = "op_outer", call = "x1 x2")]
pub struct Outer {}

impl Operation for Outer {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b, dtype) = pair(operands)?;
        one(Shape::new([a.shape.size()?, b.shape.size()?]), dtype)
    }
}

/// The dot product of two vectors
///
/// Adds up the products of all elements; of complex numbers, the first are
/// conjugated.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Vdot", r = "op_vdot", call = "x1 x2")]
pub struct Vdot {}

impl Operation for Vdot {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (_, _, dtype) = pair(operands)?;
        one(Shape::EMPTY, dtype)
    }
}

/// The Kronecker product
///
/// Puts copies of the second array, multiplied with the elements of the first,
/// side by side.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Kron", call = "x1 x2")]
pub struct Kron {}

impl Operation for Kron {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.operand("x1")?, operands.operand("x2")?);
        let floatx = operands.floatx();
        let types = [a.dtype(floatx).into(), b.dtype(floatx).into()];
        let dims = a.shape.iter().zip(b.shape.iter()).map(|dims| match dims {
            (Some(a), Some(b)) => a.checked_mul(*b).map(Some).ok_or_else(too_large),
            _ => Ok(None),
        });
        one(dims.collect::<Result<_>>()?, result_type(&types, floatx)?)
    }
}

/// The cross product
///
/// Multiplies vectors of two or three elements.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Cross",
    r = "op_cross",
    call = "x1 x2",
    example = "x <- keras_input(shape = 3)\nop_cross(x, x)"
)]
pub struct Cross {
    /// The axis of the vectors in `x1`, counted from 0 as in keras3, or from the
    /// end if negative.
    #[config(default = -1)]
    axisa: Axis,
    /// The axis of the vectors in `x2`.
    #[config(default = -1)]
    axisb: Axis,
    /// The axis of the vectors in the result.
    #[config(default = -1)]
    axisc: Axis,
    /// The axis in place of the other three, counted from 1.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Cross {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b, dtype) = pair(operands)?;
        let without = |shape: &Shape, axis: Axis| -> Result<(Dim, Shape)> {
            let at = self.axis.unwrap_or(axis).place(shape.rank())?;
            let mut dims = shape.to_vec();
            let size = dims.remove(at);
            match size {
                None | Some(2 | 3) => Ok((size, Shape::new(dims))),
                Some(size) => Err(Error::shape(format!(
                    "the cross product takes vectors of 2 or 3 elements, got {size}"
                ))),
            }
        };
        let (first, a) = without(&a.shape, self.axisa)?;
        let (second, b) = without(&b.shape, self.axisb)?;
        let mut dims = broadcast(&a, &b)?.to_vec();
        let is_vector = first == Some(3) || second == Some(3);
        let axis = self.axis.unwrap_or(self.axisc);
        let place = axis.place(dims.len() + usize::from(is_vector))?;
        if is_vector {
            dims.insert(place, Some(3));
        }
        one(Shape::new(dims), dtype)
    }
}

/// The product over several axes
///
/// Adds up the products over axes of both arrays.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Tensordot",
    r = "op_tensordot",
    call = "x1 x2",
    example = "x <- keras_input(shape = c(2, 3))\ny <- keras_input(batch_shape = c(3, 4))\n\
               op_tensordot(x, y, axes = list(3, 1))"
)]
pub struct Tensordot {
    /// Two lists of axes, counted from 1; or how many axes, the last ones of `x1`
    /// and the first ones of `x2`, plus 1: keras3 counts this number so, too.
    #[config(default = 2, r_convert = "as_axes_of_both")]
    axes: Value,
}

impl Tensordot {
    /// The axes of both arrays that are added up.
    fn axes(&self, a: usize, b: usize) -> Result<[Vec<usize>; 2]> {
        let refuse = || {
            Error::config("expected a number of axes, or two lists of axes")
                .received(&self.axes)
                .at("axes")
        };
        if let Some(count) = crate::config::whole(&self.axes) {
            let count = usize::try_from(count.max(0)).map_err(|_| refuse())?;
            return Ok([
                (a.saturating_sub(count)..a).collect(),
                (0..count.min(b)).collect(),
            ]);
        }
        let list = |i: usize, rank: usize| -> Result<Vec<usize>> {
            let axes = self.axes.as_array().and_then(|lists| lists.get(i));
            let axes = axes.and_then(Value::as_array).ok_or_else(refuse)?;
            let axis = |axis| crate::config::whole(axis).map(Axis).ok_or_else(refuse);
            axes.iter().map(|a| axis(a)?.place(rank)).collect()
        };
        Ok([list(0, a)?, list(1, b)?])
    }
}

impl Operation for Tensordot {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b, dtype) = pair(operands)?;
        let [first, second] = self.axes(a.shape.rank(), b.shape.rank())?;
        if self.axes.as_array().is_some() {
            for (i, j) in first.iter().zip(&second) {
                let dim = |shape: &Shape, i: &usize| shape.get(*i).copied().flatten();
                check_sizes(dim(&a.shape, i), dim(&b.shape, j), &a.shape, &b.shape)?;
            }
        }
        let rest = |shape: &Shape, gone: &[usize]| -> Vec<Dim> {
            let dims = shape.iter().enumerate();
            dims.filter(|(i, _)| !gone.contains(i))
                .map(|(_, dim)| *dim)
                .collect()
        };
        let mut dims = rest(&a.shape, &first);
        dims.extend(rest(&b.shape, &second));
        one(Shape::new(dims), dtype)
    }
}

/// Products and sums by an equation
///
/// Multiplies arrays whose axes are named by letters, and adds up over the
/// letters that the result does not have: `"ij,jk->ik"` is the matrix product.
///
/// # Operands
/// ...: Tensors, one for each part of the equation before the arrow.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Einsum",
    r = "op_einsum",
    r_args = "subscripts ...",
    call = "*operands",
    example = "x <- keras_input(shape = c(4, 3))\ny <- keras_input(shape = c(3, 5))\n\
               op_einsum(\"bij,bjk->bik\", x, y)"
)]
pub struct Einsum {
    /// The equation.
    subscripts: String,
}

impl Einsum {
    /// The letters of the result: those after the arrow, or all that occur once,
    /// in order, behind what the ellipsis stands for.
    fn target(&self, inputs: &str) -> String {
        if let Some((_, output)) = self.subscripts.split_once("->") {
            return output.to_owned();
        }
        let mut letters: Vec<char> = inputs.chars().filter(|c| c.is_alphabetic()).collect();
        letters.sort_unstable();
        let count = |letter: &char| letters.iter().filter(|other| *other == letter).count();
        let once: String = letters.iter().filter(|letter| count(letter) == 1).collect();
        format!("...{once}")
    }

    /// One operand's shape, with its axes where the result has them.
    fn brought_to(&self, target: &str, spec: &str, shape: &Shape) -> Result<Shape> {
        let dims = shape.to_vec();
        let refuse = || {
            Error::shape(format!(
                "\"{spec}\" does not name the axes of an array of shape {shape}"
            ))
            .at("subscripts")
        };
        let (before, behind) = match spec.split_once("...") {
            Some((before, behind)) => (before, Some(behind)),
            None => (spec, None),
        };
        let named = before.chars().count() + behind.map_or(0, |b| b.chars().count());
        let wildcard = dims.len().checked_sub(named).ok_or_else(refuse)?;
        if behind.is_none() && wildcard > 0 {
            return Err(refuse());
        }
        let (front, rest) = dims.split_at(before.chars().count());
        let (middle, back) = rest.split_at(wildcard);
        let letters = before.chars().zip(front);
        let letters: Vec<(char, &Dim)> = letters
            .chain(behind.unwrap_or_default().chars().zip(back))
            .collect();
        let mut out = Vec::new();
        let mut target = target;
        while let Some(letter) = target.chars().next() {
            if let Some(rest) = target.strip_prefix("...") {
                out.extend_from_slice(middle);
                target = rest;
                continue;
            }
            let found = letters.iter().find(|(known, _)| *known == letter);
            out.push(found.map_or(Some(1), |(_, dim)| **dim));
            target = target.get(letter.len_utf8()..).unwrap_or_default();
        }
        Ok(Shape::new(out))
    }
}

impl Operation for Einsum {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let arrays = operands.operands()?;
        let (inputs, _) = self
            .subscripts
            .split_once("->")
            .unwrap_or((&self.subscripts, ""));
        let specs: Vec<&str> = inputs.split(',').map(str::trim).collect();
        if specs.len() != arrays.len() || self.subscripts.matches("->").count() > 1 {
            return Err(Error::shape(format!(
                "the equation is about {} arrays, got {}",
                specs.len(),
                arrays.len()
            ))
            .at("subscripts"));
        }
        let target = self.target(inputs);
        let target = target.trim();
        let mut shapes = specs
            .iter()
            .zip(&arrays)
            .map(|(spec, array)| self.brought_to(target, spec, &array.shape));
        let first = shapes
            .next()
            .unwrap_or_else(|| Err(Error::shape("there is nothing to multiply")))?;
        let shape = shapes.try_fold(first, |shape, next| broadcast(&shape, &next?))?;
        let floatx = operands.floatx();
        let types: Vec<DType> = arrays.iter().map(|array| array.dtype(floatx)).collect();
        let dtype = match types.iter().all(|dtype| *dtype == DType::Int8) {
            true => DType::Int32,
            false => {
                let types: Vec<_> = types.into_iter().map(Into::into).collect();
                result_type(&types, floatx)?
            }
        };
        one(shape, dtype)
    }
}

//! Elements in order, counted, and found.

use crate::config::{keyword, Axis, NonNegative};
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{too_large, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Argpartition, Argsort, Bincount, Digitize, Histogram, Nonzero, SearchSorted, Sort,
    Unique, UnravelIndex,
}

/// The shape of an array in order along an axis, or with all its elements one
/// behind the other.
fn ordered(shape: &Shape, axis: Option<Axis>) -> Result<Shape> {
    match axis {
        None => Ok(Shape::new([shape.size()?])),
        Some(axis) => axis.place(shape.rank()).map(|_| shape.clone()),
    }
}

/// Elements in order
///
/// Sorts the elements along an axis, the smallest first.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Sort", r = "op_sort", call = "x")]
pub struct Sort {
    /// The axis, counted from 1, or from the end if negative; `NULL` for the
    /// array with its elements one behind the other.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Sort {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        one(ordered(&x.shape, self.axis)?, x.dtype)
    }
}

/// The places of elements in order
///
/// Where the smallest element stands along an axis, where the next one, and so
/// on.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Argsort", call = "x")]
pub struct Argsort {
    /// The axis; null for the array with its elements one behind the other.
    #[config(default = -1)]
    axis: Option<Axis>,
}

impl Operation for Argsort {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        one(ordered(&x.shape, self.axis)?, DType::Int32)
    }
}

/// The places of elements, the smallest ones first
///
/// Where the smallest elements stand along an axis, and then the others.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Argpartition", call = "x")]
pub struct Argpartition {
    /// How many of the smallest come first.
    kth: i64,
    /// The axis; null for the array with its elements one behind the other.
    #[config(default = -1)]
    axis: Option<Axis>,
}

impl Operation for Argpartition {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let shape = match self.axis {
            None => Shape::new([x.shape.size()?]),
            Some(_) => x.shape,
        };
        one(shape, DType::Int32)
    }
}

/// How often each number occurs
///
/// Counts the numbers 0, 1, 2, ... along the last axis.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Bincount",
    r = "op_bincount",
    call = "x",
    example = "x <- keras_input(shape = 8, dtype = \"int32\")\nop_bincount(x)"
)]
pub struct Bincount {
    /// How much each element counts; `NULL` for 1.
    #[config(default = None)]
    weights: Value,
    /// How many numbers are counted at least.
    #[config(default = 0)]
    minlength: i64,
    /// Whether the result is sparse.
    #[config(default = false)]
    sparse: bool,
}

impl Operation for Bincount {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let dtype = match &self.weights {
            Value::Null => DType::Int32,
            weights => {
                let element = match weights.as_array().and_then(|items| items.first()) {
                    Some(first) => operands.read(first)?.dtype(operands.floatx()).into(),
                    None => operands.read(weights)?.element,
                };
                result_type(&[x.element, element], operands.floatx())?
            }
        };
        let batch = x.shape.split_last().map_or(&[][..], |(_, batch)| batch);
        Ok(Nested::One(Spec {
            shape: batch.iter().copied().chain([None]).collect(),
            dtype,
            sparse: self.sparse || x.sparse.unwrap_or(false),
        }))
    }
}

/// The bins of elements
///
/// In which bin each element falls.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Digitize", call = "x bins")]
pub struct Digitize {}

impl Operation for Digitize {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        if operands.operand("bins")?.shape.rank() > 1 {
            return Err(Error::shape("expected the bins along one axis").at("bins"));
        }
        Ok(Nested::One(Spec {
            dtype: DType::Int32,
            ..x
        }))
    }
}

/// How many elements fall into which bin
///
/// Counts elements in bins of one width.
///
/// # Returns
/// A list of two symbolic tensors: the counts, and the bounds of the bins.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Histogram",
    r = "op_histogram",
    call = "x"
)]
pub struct Histogram {
    /// How many bins.
    #[config(default = 10)]
    bins: NonNegative,
    /// The lowest and the highest bound; `NULL` for those of the elements.
    #[config(default = None, r_convert = "as_pair")]
    range: Value,
}

impl Operation for Histogram {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let bins = self.bins.get();
        let bounds = bins.checked_add(1).ok_or_else(too_large)?;
        let spec = |size| Spec::new(Shape::new([Some(size)]), x.dtype);
        Ok(Nested::list([spec(bins), spec(bounds)]))
    }
}

/// The places of elements that are not 0
///
/// Where the elements stand that are not 0, axis by axis.
///
/// # Returns
/// A list of symbolic tensors, one for each axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Nonzero", r = "op_nonzero", call = "x")]
pub struct Nonzero {}

impl Operation for Nonzero {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let rank = operands.operand("x")?.shape.rank();
        let places = Spec::new(Shape::new([None]), DType::Int32);
        Ok(Nested::list(vec![places; rank]))
    }
}

keyword! {
    /// Where an element goes that is there already.
    pub enum Side exactly "\"left\" or \"right\"" {
        /// Before the equal ones.
        Left = "left",
        /// Behind the equal ones.
        Right = "right",
    }
}

/// Where elements belong in a sorted array
///
/// Finds the places that keep the order.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.SearchSorted",
    call = "sorted_sequence values"
)]
pub struct SearchSorted {
    /// Before equal elements (`"left"`), or behind them (`"right"`).
    #[config(default = "left")]
    side: Side,
}

impl Operation for SearchSorted {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let sorted = operands.operand("sorted_sequence")?.shape;
        let [length] = sorted.to_vec()[..] else {
            return Err(
                Error::shape("expected the sorted elements along one axis").at("sorted_sequence")
            );
        };
        let fits = length.is_some_and(|length| i32::try_from(length).is_ok());
        let dtype = if fits { DType::Int32 } else { DType::Int64 };
        one(operands.operand("values")?.shape, dtype)
    }
}

/// The different elements
///
/// Each element once, and what else is asked for.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Unique", call = "x")]
pub struct Unique {
    /// Whether they are in order.
    #[config(default = true)]
    sorted: bool,
    /// Whether the places of the first ones are given.
    #[config(default = false)]
    return_index: bool,
    /// Whether it is given which one each element is.
    #[config(default = false)]
    return_inverse: bool,
    /// Whether it is given how often each occurs.
    #[config(default = false)]
    return_counts: bool,
    /// The axis along which slices are compared; null for single elements.
    #[config(default = None)]
    axis: Option<Axis>,
    /// How many are given; null for as many as there are.
    #[config(default = None)]
    size: Option<i64>,
    /// What fills up to that number.
    #[config(default = None)]
    fill_value: Value,
}

impl Operation for Unique {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let size: Dim = self.size.filter(|size| *size >= 0);
        let (values, inverse) = match self.axis {
            None => (Shape::new([size]), x.shape.clone()),
            Some(axis) => {
                axis.place(x.shape.rank())?;
                let along = x.shape.at(axis.0)?;
                (x.shape.with(axis.0, size)?, Shape::new([along]))
            }
        };
        let places = |shape: Shape| Spec::new(shape, DType::Int32);
        let mut outputs = vec![Spec::new(values, x.dtype)];
        if self.return_index {
            outputs.push(places(Shape::new([size])));
        }
        if self.return_inverse {
            outputs.push(places(inverse));
        }
        if self.return_counts {
            outputs.push(places(Shape::new([size])));
        }
        Ok(match outputs.len() {
            1 => Nested::One(outputs.swap_remove(0)),
            _ => Nested::list(outputs),
        })
    }
}

/// Places along each axis
///
/// Makes of places among all elements the places along each axis.
///
/// # Operands
/// indices: A tensor of places.
///
/// # Returns
/// A list of symbolic tensors, one for each axis.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.UnravelIndex",
    r = "op_unravel_index",
    call = "indices",
    r_operands = "indices=as_index",
    example = "i <- keras_input(shape = 4, dtype = \"int32\")\n\
               op_unravel_index(i, shape = c(3, 5))"
)]
pub struct UnravelIndex {
    /// The shape of the array that the places are in.
    #[config(r_convert = "normalize_shape")]
    shape: Shape,
}

impl Operation for UnravelIndex {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let indices = operands.spec("indices")?;
        let shape = match self.shape.iter().all(Option::is_some) {
            true => indices.shape,
            false => Shape::new([None]),
        };
        let along = Spec::new(shape, indices.dtype);
        Ok(Nested::list(vec![along; self.shape.rank()]))
    }
}

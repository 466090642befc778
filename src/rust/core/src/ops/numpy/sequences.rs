//! Sequences between bounds, and what is computed along a sequence.

#![allow(non_snake_case)] // `N`, as Keras has it

use crate::config::{keyword, Axis, Real};
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::{one, rules};
use crate::shape::{broadcast, too_large, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Arange, Corrcoef, Correlate, Geomspace, Linspace, Logspace, Slogdet, Vander,
}

/// The spec of `num` numbers between two arrays of bounds.
fn between(operands: &Operands<'_>, num: i64, dtype: Option<DType>, axis: Axis) -> Result<Spec> {
    let (start, stop) = (operands.operand("start")?, operands.operand("stop")?);
    if num < 0 {
        return Err(Error::shape("there cannot be less than 0 numbers").at("num"));
    }
    let mut dims = broadcast(&start.shape, &stop.shape)?.to_vec();
    dims.insert(axis.place(dims.len() + 1)?, Some(num));
    let floatx = operands.floatx();
    let dtype = dtype.unwrap_or_else(|| start.dtype(floatx));
    let dtype = rules::with_float(dtype, floatx)?;
    Ok(Spec::new(Shape::new(dims), dtype))
}

/// Numbers in equal steps
///
/// Numbers from `start` to `stop` with the same difference between neighbours.
///
/// # Operands
/// start: The first number, or a tensor of them.
/// stop: The last number, or a tensor of them.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Linspace",
    r = "op_linspace",
    call = "start stop",
    example = "x <- keras_input(shape = 3)\nop_linspace(x, 1, num = 5)"
)]
pub struct Linspace {
    /// How many numbers.
    #[config(default = 50)]
    num: i64,
    /// Whether `stop` is one of them.
    #[config(default = true)]
    endpoint: bool,
    /// Whether the step is given, too.
    #[config(default = false)]
    retstep: bool,
    /// The dtype; `NULL` for that of `start`, as a float.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Where the axis of the numbers stands, counted from 1.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Linspace {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let numbers = Nested::One(between(operands, self.num, self.dtype, self.axis)?);
        Ok(match self.retstep {
            true => Nested::List(vec![numbers, Nested::None]),
            false => numbers,
        })
    }
}

/// Numbers in equal ratios, by their logarithms
///
/// Numbers from `base^start` to `base^stop` with the same ratio between
/// neighbours.
///
/// # Operands
/// start: The logarithm of the first number, or a tensor of them.
/// stop: The logarithm of the last number, or a tensor of them.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Logspace",
    r = "op_logspace",
    call = "start stop",
    example = "x <- keras_input(shape = 3)\nop_logspace(x, 2, num = 5)"
)]
pub struct Logspace {
    /// How many numbers.
    #[config(default = 50)]
    num: i64,
    /// Whether the last one is one of them.
    #[config(default = true)]
    endpoint: bool,
    /// The base of the logarithms.
    #[config(default = 10)]
    base: Real,
    /// The dtype; `NULL` for that of `start`, as a float.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Where the axis of the numbers stands, counted from 1.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Logspace {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        between(operands, self.num, self.dtype, self.axis).map(Nested::One)
    }
}

/// Numbers in equal ratios
///
/// Numbers from `start` to `stop` with the same ratio between neighbours.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Geomspace", call = "start stop")]
pub struct Geomspace {
    /// How many numbers.
    #[config(default = 50)]
    num: i64,
    /// Whether `stop` is one of them.
    #[config(default = true)]
    endpoint: bool,
    /// The dtype; null for that of `start`, as a float.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Where the axis of the numbers stands.
    #[config(default = 0)]
    axis: Axis,
}

impl Operation for Geomspace {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        between(operands, self.num, self.dtype, self.axis).map(Nested::One)
    }
}

/// Numbers in steps
///
/// Numbers from `start` on, in steps, before `stop`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Arange",
    call = "start stop=None step=None"
)]
pub struct Arange {
    /// The dtype; null for that of the bounds.
    #[config(default = None)]
    dtype: Option<DType>,
}

impl Operation for Arange {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let number = |name: &str| -> Result<Option<f64>> {
            match operands.given(name) {
                None => Ok(None),
                #[allow(clippy::cast_precision_loss)] // as Python divides them
                Some(Value::Int(n)) => Ok(Some(*n as f64)),
                Some(Value::Float(x)) => Ok(Some(*x)),
                Some(_) => Err(Error::shape(
                    "how many numbers there are does not follow from a symbolic tensor",
                )
                .at(name.to_owned())),
            }
        };
        let (start, stop) = (number("start")?.unwrap_or(0.0), number("stop")?);
        let (from, to) = stop.map_or((0.0, start), |stop| (start, stop));
        let count = ((to - from) / number("step")?.unwrap_or(1.0))
            .ceil()
            .max(0.0);
        let count = format!("{count:.0}")
            .parse::<i64>()
            .map_err(|_| too_large())?;
        let mut types = Vec::new();
        for name in ["start", "stop", "step"] {
            types.extend(operands.optional(name)?.map(|operand| operand.element));
        }
        let dtype = match self.dtype {
            Some(dtype) => dtype,
            None => result_type(&types, operands.floatx())?,
        };
        one(Shape::new([Some(count)]), dtype)
    }
}

/// Correlation coefficients
///
/// How far the rows of an array go together.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Corrcoef", r = "op_corrcoef", call = "x")]
pub struct Corrcoef {}

impl Operation for Corrcoef {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let dtype = match x.dtype {
            DType::Int64 => DType::Float64,
            dtype => rules::with_float(dtype, operands.floatx())?,
        };
        one(x.shape, dtype)
    }
}

keyword! {
    /// How much two sequences must overlap.
    pub enum Overlap exactly "\"valid\", \"same\" or \"full\"" {
        /// Wholly.
        Valid = "valid",
        /// As much as gives the length of the longer one.
        Same = "same",
        /// At all.
        Full = "full",
    }
}

/// Cross-correlation
///
/// The sums of products of two sequences, one moved along the other.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Correlate",
    r = "op_correlate",
    call = "x1 x2",
    example = "x <- keras_input(batch_shape = 8)\ny <- keras_input(batch_shape = 3)\n\
               op_correlate(x, y)"
)]
pub struct Correlate {
    /// How much the sequences must overlap: wholly (`"valid"`), as much as gives
    /// the length of the longer one (`"same"`), or at all (`"full"`).
    #[config(default = "valid")]
    mode: Overlap,
}

impl Operation for Correlate {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.operand("x1")?, operands.operand("x2")?);
        let length = |shape: &Shape, name: &str| -> Result<i64> {
            match shape.to_vec()[..] {
                [Some(length)] => Ok(length),
                _ => Err(Error::shape(format!(
                    "expected a sequence of known length, got the shape {shape}"
                ))
                .at(name.to_owned())),
            }
        };
        let (first, second) = (length(&a.shape, "x1")?, length(&b.shape, "x2")?);
        let (longer, shorter) = (first.max(second), first.min(second));
        let size = match self.mode {
            Overlap::Valid => longer - shorter + 1,
            Overlap::Same => longer,
            Overlap::Full => longer.checked_add(shorter).ok_or_else(too_large)? - 1,
        };
        let dtype = match result_type(&[a.element, b.element], operands.floatx())? {
            dtype @ (DType::BFloat16 | DType::Float16) => dtype,
            _ => DType::Float32,
        };
        one(Shape::new([Some(size)]), dtype)
    }
}

/// Sign and logarithm of the determinant
///
/// The determinant of square matrices, where it would be too large or too small.
///
/// # Returns
/// A list of two symbolic tensors: the sign, and the logarithm of the size.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Slogdet", r = "op_slogdet", call = "x")]
pub struct Slogdet {}

impl Operation for Slogdet {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let batch = x.shape.rank().saturating_sub(2);
        let batch: Shape = x.shape.iter().copied().take(batch).collect();
        Ok(Nested::list([
            Spec::new(Shape::EMPTY, x.dtype),
            Spec::new(batch, x.dtype),
        ]))
    }
}

/// The powers of elements
///
/// Makes of each element the row of its powers.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Vander", call = "x")]
pub struct Vander {
    /// How many powers; null for as many as there are elements.
    #[config(default = None)]
    N: Option<i64>,
    /// Whether the powers grow from left to right.
    #[config(default = false)]
    increasing: bool,
}

impl Operation for Vander {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let count: Dim = match self.N {
            Some(count) if count < 0 => return Err(too_large().at("N")),
            Some(count) => Some(count),
            None => x.shape.at(0)?,
        };
        one(x.shape.iter().copied().chain([count]).collect(), x.dtype)
    }
}

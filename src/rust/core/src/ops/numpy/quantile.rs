//! Quantiles, percentiles, weighted means.

use crate::config::{Axes, Axis};
use crate::dtype::{result_type, DType, ElementType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::numpy::reduction::reduce;
use crate::ops::one;
use crate::ops::rules::{float, with_float, Rule};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// How quantiles are taken.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Quantiles {
    /// The axis, or several, counted from 1, or from the end if negative.
    /// `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// What is taken if a quantile lies between two elements: `"linear"`, `"lower"`,
    /// `"higher"`, `"midpoint"` or `"nearest"`.
    #[config(default = "linear")]
    method: String,
    /// Whether these axes stay, with size 1.
    #[config(default = false)]
    keepdims: bool,
}

impl Quantiles {
    /// What is left of `x`, once for each of `q`. A list of one stands for this one
    /// where `few` lists are none.
    fn of(&self, operands: &Operands<'_>, rule: Rule, few: usize) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let axes = self.axis.as_ref().map(Axes::as_slice);
        let mut dims = reduce(&x.shape, axes, self.keepdims)?.to_vec();
        match operands.value("q") {
            Some(Value::Array(items)) if items.len() > few => {
                dims.insert(0, i64::try_from(items.len()).ok());
            }
            Some(Value::Array(_)) => {}
            _ => {
                if let Some(count) = operands.operand("q")?.shape.first() {
                    dims.insert(0, *count);
                }
            }
        }
        let dtype = rule(x.dtype, operands.floatx())?;
        one(Shape::new(dims), dtype)
    }
}

/// The session's float type for all that is no float.
fn float_or(dtype: DType, floatx: DType) -> Result<DType> {
    Ok(match dtype.is_float() {
        true => dtype,
        false => floatx,
    })
}

/// As [`with_float`], but the session's float type for integers.
fn floatx_of_integers(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype.is_int() {
        true => Ok(floatx),
        false => with_float(dtype, floatx),
    }
}

/// The class, the rule for the dtype, and the lists of numbers that give no axis of
/// their own.
macro_rules! quantiles {
    ($($(#[$meta:meta])* $class:ident: $rule:path, $few:literal;)+ => $($other:ident),+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                #[config(flatten)]
                quantiles: Quantiles,
            }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    self.quantiles.of(operands, $rule, $few)
                }
            }
        )+

        crate::ops::operations! { $($class,)+ $($other),+ }
    };
}

quantiles! {
    /// Quantiles
    ///
    /// Gives the value that a share `q` of the elements along one axis or several is
    /// below of. For several shares, they are the first axis of the result.
    ///
    /// # Operands
    ///
    /// q: The share, from 0 to 1, or several.
    #[keras(
        class = "keras.src.ops.numpy.Quantile",
        r = "op_quantile",
        call = "x q",
        example = "x <- keras_input(shape = c(4, 4))\nop_quantile(x, c(0.25, 0.75), axis = 2)"
    )]
    Quantile: float, 1;

    /// Quantiles, without elements that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanquantile", call = "x q")]
    Nanquantile: float, 1;

    /// Percentiles
    #[keras(class = "keras.src.ops.numpy.Percentile", call = "x q")]
    Percentile: float_or, 0;

    /// Percentiles, without elements that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanpercentile", call = "x q")]
    Nanpercentile: floatx_of_integers, 0;

    => Average
}

/// The weighted mean
///
/// Gives the mean of the elements along an axis, each counted by its weight.
///
/// # Operands
///
/// weights: The weights: a tensor or an array of the shape of `x`, or a vector with an
///   element for each place on the axis. `NULL` for equal ones.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Average",
    r = "op_average",
    r_args = "x axis weights",
    call = "x * weights=None"
)]
pub struct Average {
    /// The axis, counted from 1, or from the end if negative. `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Average {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let mut elements = vec![x.element, ElementType::WeakFloat];
        if operands.given("weights").is_some() {
            operands.spec("weights")?;
            let weights = operands.operand("weights")?;
            let on_axis = match self.axis {
                Some(axis) => vec![x.shape.at(axis.0)?],
                None => x.shape.to_vec(),
            };
            let is_weight_of = |shape: &Shape| shape.compatible(&weights.shape);
            if !is_weight_of(&x.shape) && !is_weight_of(&Shape::new(on_axis)) {
                return Err(Error::shape(format!(
                    "weights of shape {} do not fit an array of shape {}",
                    weights.shape, x.shape
                ))
                .expected("the same shape, or one weight for each place on the axis"));
            }
            elements.push(weights.element);
        }
        let axes = self.axis.as_ref().map(std::slice::from_ref);
        let shape = reduce(&x.shape, axes, false)?;
        let dtype = result_type(&elements, operands.floatx())?;
        one(shape, dtype)
    }
}

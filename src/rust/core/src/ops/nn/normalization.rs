//! Normalizations, and the moments they need; attention.

use crate::config::{Axes, Axis, Real};
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::numpy::reduction::reduce;
use crate::ops::one;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Shape and dtype of an operand.
fn like(operands: &Operands<'_>, name: &str) -> Result<Nested<Spec>> {
    let x = operands.spec(name)?;
    one(x.shape, x.dtype)
}

/// Mean and variance
///
/// Gives the mean and the variance along one axis or several.
///
/// # Returns
///
/// A list of two symbolic tensors: the mean and the variance.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.Moments",
    r = "op_moments",
    call = "x",
    example = "x <- keras_input(shape = c(4, 4))\nop_moments(x, axes = 1)"
)]
pub struct Moments {
    /// The axis, or several, counted from 1, or from the end if negative.
    #[config(r_convert = "as_axis")]
    axes: Option<Axes>,
    /// Whether these axes stay, with size 1.
    #[config(default = false)]
    keepdims: bool,
    /// Whether the moments are those of all devices that a batch is spread over.
    #[config(default = false)]
    synchronized: bool,
}

impl Operation for Moments {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let axes = self.axes.as_ref().map(Axes::as_slice);
        let moment = Spec::new(reduce(&x.shape, axes, self.keepdims)?, x.dtype);
        Ok(Nested::list([moment.clone(), moment]))
    }
}

/// Batch normalization with given moments
///
/// Subtracts a mean and divides by a standard deviation, each of them one for every
/// place on an axis; then multiplies with a scale and adds an offset.
///
/// # Operands
///
/// mean: The means: a vector as long as the axis.
/// variance: The variances: a vector as long as the axis.
/// offset: What is added at last: a vector as long as the axis, or `NULL`.
/// scale: What is multiplied with: a vector as long as the axis, or `NULL`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.BatchNorm",
    r = "op_batch_normalization",
    r_args = "x mean variance axis offset scale epsilon",
    call = "x mean variance offset=None scale=None",
    r_operands = "mean=as_array variance=as_array offset=as_array scale=as_array",
    example = "x <- keras_input(shape = c(4, 2))\n\
               op_batch_normalization(x, mean = c(0, 1), variance = c(1, 2), axis = -1)"
)]
pub struct BatchNorm {
    /// The axis, counted from 1, or from the end if negative.
    #[config(r_convert = "as_axis")]
    axis: Axis,
    /// What is added to the variance, so that nothing is divided by 0.
    #[config(default = 0.001)]
    epsilon: Real,
}

impl Operation for BatchNorm {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let expected = Shape::new([x.shape.at(self.axis.0)?]);
        for name in ["mean", "variance", "offset", "scale"] {
            // Keras takes no offset without a scale.
            let is_optional = match name {
                "offset" => true,
                "scale" => operands.given("offset").is_none(),
                _ => false,
            };
            if is_optional && operands.given(name).is_none() {
                continue;
            }
            let shape = operands.spec(name)?.shape;
            if shape != expected {
                return Err(Error::shape(format!(
                    "`{name}` has shape {shape}, which is not one element for each place on \
                     axis {} of shape {}",
                    self.axis.0, x.shape
                ))
                .expected(format!("a vector of shape {expected}")));
            }
        }
        like(operands, "x")
    }
}

/// Layer normalization
///
/// Subtracts the mean of each sample along one axis or several and divides by the standard
/// deviation; then multiplies with `gamma` and adds `beta`.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.LayerNorm", call = "x gamma=None beta=None")]
pub struct LayerNorm {
    /// The axis, or several, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// What is added to the variance, so that nothing is divided by 0. `NULL` for the
    /// smallest step of the session's float type.
    #[config(default = None)]
    epsilon: Option<Real>,
    /// Whether to divide by the variance without subtracting a mean.
    #[config(default = false)]
    rms_scaling: bool,
}

impl Operation for LayerNorm {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        like(operands, "x")
    }
}

/// Normalization by the root mean square
///
/// Divides by the root of the mean square along one axis or several, and multiplies with a
/// scale.
///
/// # Operands
///
/// scale: What is multiplied with: a tensor or an array, or `NULL`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.RMSNorm",
    r = "op_rms_normalization",
    call = "x * scale=None"
)]
pub struct RMSNorm {
    /// The axis, or several, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// What is added to the mean square, so that nothing is divided by 0. `NULL` for the
    /// smallest step of the session's float type.
    #[config(default = None)]
    epsilon: Option<Real>,
}

impl Operation for RMSNorm {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        like(operands, "x")
    }
}

/// Attention by dot products
///
/// Compares each query with all keys, and gives the mean of the values, weighted by how
/// well query and key fit.
///
/// # Operands
///
/// query: A tensor of shape (batch, queries, heads, size).
/// key: A tensor of shape (batch, values, heads, size).
/// value: A tensor of shape (batch, values, heads, size).
/// bias: What is added to the scores: a tensor or an array, or `NULL`.
/// mask: Which queries see which values: a tensor of truth values, or `NULL` for all.
/// scale: What scores are multiplied with. `NULL` for 1 over the root of the size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.DotProductAttention",
    r = "op_dot_product_attention",
    call = "query key value * bias=None mask=None scale=None",
    example = "query <- keras_input(shape = c(3, 2, 8))\n\
               value <- keras_input(shape = c(5, 2, 8))\n\
               op_dot_product_attention(query, value, value)"
)]
pub struct DotProductAttention {
    /// Whether a query sees no value behind its own place.
    #[config(default = false)]
    is_causal: bool,
    /// Whether to compute in the way of flash attention. `NULL` to do so where it is
    /// possible.
    #[config(default = None)]
    flash_attention: Option<bool>,
    /// The largest score, which is approached smoothly. `NULL` for no limit.
    #[config(default = None)]
    attn_logits_soft_cap: Option<Real>,
}

impl Operation for DotProductAttention {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let query = operands.spec("query")?;
        let types = ["query", "key", "value"].map(|name| operands.spec(name));
        let types = types
            .into_iter()
            .map(|spec| spec.map(|spec| spec.dtype.into()))
            .collect::<Result<Vec<_>>>()?;
        let dtype = result_type(&types, operands.floatx())?;
        one(query.shape, dtype)
    }
}

/// Complex numbers from lengths and angles
///
/// Makes complex numbers of their distance from 0 and their angle.
///
/// # Operands
///
/// abs_: The distances: a tensor.
/// angle: The angles, in radians: a tensor.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.Polar",
    r = "op_polar",
    call = "abs_ angle",
    example = "x <- keras_input(shape = 4)\nop_polar(abs(x), x)"
)]
pub struct Polar {}

impl Operation for Polar {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let abs = operands.spec("abs_")?;
        // Keras says no dtype here, so that it is that of all tensors.
        one(abs.shape, DType::Float32)
    }
}

crate::ops::operations! {
    BatchNorm, DotProductAttention, LayerNorm, Moments, Polar, RMSNorm
}

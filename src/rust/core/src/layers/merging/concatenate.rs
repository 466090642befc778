//! [`Concatenate`].

use super::base_merge::{merged_spec, mismatch, shapes};
use crate::config::Axis;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::{configured, live, Build, CallSpec, Layer, LayerClass, MaskCall, Spec};
use crate::shape::{Dim, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// Tensors one behind the other
///
/// Puts tensors together along one axis.
///
/// # Input shape
/// A list of tensors of the same shape, except along `axis`.
///
/// # Output shape
/// The same, with the sum of the sizes along `axis`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Concatenate",
    python = "keras.src.layers.merging.concatenate.Concatenate",
    bases("keras.src.layers.merging.base_merge.Merge"),
    r = "layer_concatenate",
    r_args = "inputs ... axis",
    example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 8)\nlayer_concatenate(list(a, b))"
)]
pub struct Concatenate {
    /// The axis along which tensors are put together.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Concatenate {
    fn shape(&self, shapes: &[&Shape]) -> Result<Shape> {
        let Some((first, rest)) = shapes.split_first() else {
            return Err(Error::shape("there is nothing to concatenate"));
        };
        let mut merged: Dim = first.at(self.axis.0)?;
        // What is known of the other dimensions so far.
        let mut known = first.with(self.axis.0, None)?;
        for shape in rest {
            let size = shape.at(self.axis.0)?;
            merged =
                match (merged, size) {
                    (Some(a), Some(b)) => Some(a.checked_add(b).ok_or_else(|| {
                        Error::shape("the concatenated size does not fit 63 bits")
                    })?),
                    _ => None,
                };
            let other = shape.with(self.axis.0, None)?;
            if !known.compatible(&other) {
                let expected = format!("the same shape except along axis {}", self.axis.0);
                return Err(mismatch(&expected, shapes));
            }
            known = known
                .iter()
                .zip(other.iter())
                .map(|(a, b)| a.or(*b))
                .collect();
        }
        first.with(self.axis.0, merged)
    }
}

impl LayerClass for Concatenate {
    configured!();

    fn build(&self, _build: &mut Build<'_>, inputs: &Nested<Shape>) -> Result<()> {
        self.shape(&shapes(inputs)?).map(|_| ())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        merged_spec(layer, call, |shapes| self.shape(shapes))
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        let Nested::List(inputs) = call.inputs else {
            return Ok(Nested::None);
        };
        let masks = call.list();
        if masks.iter().all(Option::is_none) {
            return Ok(Nested::None);
        }
        let mut whole = Vec::with_capacity(masks.len());
        for (input, mask) in inputs.iter().zip(masks) {
            let Nested::One(input) = input else { continue };
            let as_bool = || Map::from_iter([("dtype", "bool")]);
            let rank = input.spec().shape.rank();
            whole.push(live(&match mask {
                None => call.operation("OnesLike", vec![live(input)], as_bool())?,
                Some(mask) if mask.spec().shape.rank() < rank => {
                    let last = Map::from_iter([("axis", Value::Int(-1))]);
                    let mask = call.operation("ExpandDims", vec![live(&mask)], last)?;
                    let zeros = call.operation("ZerosLike", vec![live(input)], as_bool())?;
                    call.operation("LogicalOr", vec![live(&mask), live(&zeros)], Map::new())?
                }
                Some(mask) => mask,
            }));
        }
        let axis = Map::from_iter([("axis", Value::Int(self.axis.0))]);
        let all = call.operation("Concatenate", vec![Value::Array(whole)], axis)?;
        let last = Map::from_iter([("axis", Value::Int(-1)), ("keepdims", Value::Bool(false))]);
        let any = call.operation("Any", vec![live(&all)], last)?;
        Ok(Nested::One(any))
    }
}

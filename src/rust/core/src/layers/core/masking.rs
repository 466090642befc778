//! [`Masking`].

use crate::dtype::DType;
use crate::error::Result;
use crate::graph::Tensor;
use crate::layers::{configured, live, Layer, LayerClass, MaskCall};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// Masks the time steps to skip
///
/// A time step whose features are all equal to `mask_value` is masked: layers
/// behind that support masking skip it.
///
/// # Input shape
/// `(batch, time, features)`.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Masking",
    python = "keras.src.layers.core.masking.Masking",
    r = "layer_masking"
)]
pub struct Masking {
    /// The value that marks a time step to skip.
    #[config(default = 0.0)]
    mask_value: Value,
}

impl LayerClass for Masking {
    configured!();

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        let Nested::One(inputs) = call.inputs else {
            return Ok(Nested::None);
        };
        let operands = vec![live(inputs), self.mask_value.clone()];
        let differs = call.operation("NotEqual", operands, Map::new())?;
        let last = Map::from_iter([("axis", Value::Int(-1))]);
        let any = call.operation("Any", vec![live(&differs)], last)?;
        Ok(Nested::One(any))
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

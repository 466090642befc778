//! [`RepeatVector`].

use crate::config::Positive;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// A vector as every step of a sequence
///
/// # Input shape
/// `(batch, features)`.
///
/// # Output shape
/// `(batch, n, features)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RepeatVector",
    python = "keras.src.layers.reshaping.repeat_vector.RepeatVector",
    r = "layer_repeat_vector",
    example = "keras_input(shape = 32) |>\n  layer_repeat_vector(n = 3)"
)]
pub struct RepeatVector {
    /// The number of steps.
    n: Positive,
}

impl LayerClass for RepeatVector {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(2)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(Shape::new([input.at(0)?, Some(self.n.get()), input.at(1)?]))
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

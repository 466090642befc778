//! [`Cropping1D`].

use super::margins::{cropped, Margin};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Cut off the outer steps of a sequence
///
/// Takes away the first and last steps of a sequence.
///
/// # Input shape
/// `(batch, steps, channels)`.
///
/// # Output shape
/// The same with what was taken away from each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Cropping1D",
    python = "keras.src.layers.reshaping.cropping1d.Cropping1D",
    r = "layer_cropping_1d",
    example = "keras_input(shape = c(10, 4)) |>\n  layer_cropping_1d(cropping = 1)"
)]
pub struct Cropping1D {
    /// How many are taken away: one number for both sides, or two.
    #[config(default = (1, 1))]
    cropping: Margin,
}

impl LayerClass for Cropping1D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(3)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        cropped(
            input,
            DataFormat::ChannelsLast,
            std::slice::from_ref(&self.cropping),
        )
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

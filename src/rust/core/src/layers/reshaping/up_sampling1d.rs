//! [`UpSampling1D`].

use crate::config::Positive;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::reshaping::repeated::repeated;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Repeat the steps of a sequence
///
/// Repeats each of the steps of a sequence.
///
/// # Input shape
/// `(batch, steps, channels)`.
///
/// # Output shape
/// The same with each size times its number.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.UpSampling1D",
    python = "keras.src.layers.reshaping.up_sampling1d.UpSampling1D",
    r = "layer_upsampling_1d",
    example = "keras_input(shape = c(10, 4)) |>\n  layer_upsampling_1d(size = 2)"
)]
pub struct UpSampling1D {
    /// How often each is repeated.
    #[config(default = 2)]
    size: Positive,
}

impl LayerClass for UpSampling1D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(3)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        repeated(input, DataFormat::ChannelsLast, &[self.size.get()])
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

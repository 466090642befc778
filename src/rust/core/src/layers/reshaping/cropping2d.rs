//! [`Cropping2D`].

use super::margins::{cropped, Margins};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Cut off the outer rows and columns of images
///
/// Takes away the first and last rows and columns of images.
///
/// # Input shape
/// `(batch, height, width, channels)`, or `(batch, channels, height,
/// width)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with what was taken away from each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Cropping2D",
    python = "keras.src.layers.reshaping.cropping2d.Cropping2D",
    r = "layer_cropping_2d",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_cropping_2d(cropping = 1)"
)]
pub struct Cropping2D {
    /// How many are taken away: one number for all sides, 2 numbers for 2 pairs of sides, or 2 pairs of numbers.
    #[config(default = ((0, 0), (0, 0)))]
    cropping: Margins<2>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for Cropping2D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(4)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        cropped(input, self.data_format, self.cropping.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

//! [`ZeroPadding2D`].

use super::margins::{padded, Margins};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Zeros around the rows and columns of images
///
/// Adds zeros before and behind the rows and columns of images.
///
/// # Input shape
/// `(batch, height, width, channels)`, or `(batch, channels, height,
/// width)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with what was added to each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ZeroPadding2D",
    python = "keras.src.layers.reshaping.zero_padding2d.ZeroPadding2D",
    r = "layer_zero_padding_2d",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_zero_padding_2d(padding = 2)"
)]
pub struct ZeroPadding2D {
    /// How many zeros are added: one number for all sides, 2 numbers for 2 pairs of sides, or 2 pairs of numbers.
    #[config(default = (1, 1))]
    padding: Margins<2>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for ZeroPadding2D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(4)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        padded(input, self.data_format, self.padding.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

//! [`ZeroPadding3D`].

use super::margins::{padded, Margins};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Zeros around the planes of volumes
///
/// Adds zeros before and behind the planes of volumes.
///
/// # Input shape
/// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1, dim2,
/// dim3)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with what was added to each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ZeroPadding3D",
    python = "keras.src.layers.reshaping.zero_padding3d.ZeroPadding3D",
    r = "layer_zero_padding_3d",
    example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_zero_padding_3d(padding = 2)"
)]
pub struct ZeroPadding3D {
    /// How many zeros are added: one number for all sides, 3 numbers for 3 pairs of sides, or 3 pairs of numbers.
    #[config(default = ((1, 1), (1, 1), (1, 1)))]
    padding: Margins<3>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for ZeroPadding3D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(5)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        padded(input, self.data_format, self.padding.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

//! [`Cropping3D`].

use super::margins::{cropped, Margins};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Cut off the outer planes of volumes
///
/// Takes away the first and last planes of volumes.
///
/// # Input shape
/// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1, dim2,
/// dim3)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with what was taken away from each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Cropping3D",
    python = "keras.src.layers.reshaping.cropping3d.Cropping3D",
    r = "layer_cropping_3d",
    example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_cropping_3d(cropping = 1)"
)]
pub struct Cropping3D {
    /// How many are taken away: one number for all sides, 3 numbers for 3 pairs of sides, or 3 pairs of numbers.
    #[config(default = ((1, 1), (1, 1), (1, 1)))]
    cropping: Margins<3>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for Cropping3D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(5)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        cropped(input, self.data_format, self.cropping.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

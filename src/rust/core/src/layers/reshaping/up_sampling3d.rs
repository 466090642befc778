//! [`UpSampling3D`].

use crate::config::Tuple;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::reshaping::repeated::repeated;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Repeat the planes of volumes
///
/// Repeats each of the planes of volumes.
///
/// # Input shape
/// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1, dim2,
/// dim3)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with each size times its number.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.UpSampling3D",
    python = "keras.src.layers.reshaping.up_sampling3d.UpSampling3D",
    r = "layer_upsampling_3d",
    example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_upsampling_3d(size = 2)"
)]
pub struct UpSampling3D {
    /// How often each is repeated: one number, or one for each dimension.
    #[config(default = (2, 2, 2))]
    size: Tuple<3>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for UpSampling3D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(5)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        repeated(input, self.data_format, self.size.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

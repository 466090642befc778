//! [`UpSampling2D`].

use crate::config::Tuple;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::reshaping::repeated::repeated;
use crate::layers::{configured, Base, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Repeat the rows and columns of images
///
/// Repeats each of the rows and columns of images, or interpolates between
/// them.
///
/// # Input shape
/// `(batch, height, width, channels)`, or `(batch, channels, height,
/// width)` with `data_format = "channels_first"`.
///
/// # Output shape
/// The same with each size times its number.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.UpSampling2D",
    python = "keras.src.layers.reshaping.up_sampling2d.UpSampling2D",
    r = "layer_upsampling_2d",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_upsampling_2d(size = 2)"
)]
pub struct UpSampling2D {
    /// How often each is repeated: one number, or one for each dimension.
    #[config(default = (2, 2))]
    size: Tuple<2>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
    /// How values in between are found: `"nearest"`, `"bilinear"`, `"bicubic"`,
    /// `"lanczos3"` or `"lanczos5"`.
    #[config(default = "nearest")]
    interpolation: String,
}

impl LayerClass for UpSampling2D {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        self.interpolation = self.interpolation.to_lowercase();
        Ok(self)
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(4)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        repeated(input, self.data_format, self.size.get())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

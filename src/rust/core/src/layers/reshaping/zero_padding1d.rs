//! [`ZeroPadding1D`].

use super::margins::{padded, Margin};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, DataFormat, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Zeros around the steps of a sequence
///
/// Adds zeros before and behind the steps of a sequence.
///
/// # Input shape
/// `(batch, steps, channels)`, or `(batch, channels, steps)` with
/// `data_format = "channels_first"`.
///
/// # Output shape
/// The same with what was added to each size.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ZeroPadding1D",
    python = "keras.src.layers.reshaping.zero_padding1d.ZeroPadding1D",
    r = "layer_zero_padding_1d",
    example = "keras_input(shape = c(10, 4)) |>\n  layer_zero_padding_1d(padding = 2)"
)]
pub struct ZeroPadding1D {
    /// How many zeros are added: one number for both sides, or two.
    #[config(default = 1)]
    padding: Margin,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for ZeroPadding1D {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(3)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        padded(input, self.data_format, std::slice::from_ref(&self.padding))
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

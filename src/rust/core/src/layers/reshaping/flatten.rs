//! [`Flatten`].

use crate::error::Result;
use crate::layers::{configured, CallSpec, DataFormat, InputSpec, Layer, LayerClass, Spec};
use crate::shape::{product, Nested, Shape};
use keratin_derive::KerasConfig;

/// All dimensions but the batch as one
///
/// Puts all elements of each sample in one row.
///
/// # Input shape
/// `(batch, ...)`.
///
/// # Output shape
/// `(batch, size)`, where `size` is the product of the other dimensions.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Flatten",
    python = "keras.src.layers.reshaping.flatten.Flatten",
    r = "layer_flatten",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_flatten()"
)]
pub struct Flatten {
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    /// The elements are put in the order of the former.
    #[config(default = None)]
    data_format: DataFormat,
}

impl LayerClass for Flatten {
    configured!();

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::min_ndim(1)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let size = product(input.get(1..).unwrap_or_default())?;
        Ok(Shape::new([input.at(0)?, size]))
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = call.one()?;
        let shape = self.compute_output_shape(&input.shape)?;
        Ok(Nested::One(input.with_shape(shape)))
    }
}

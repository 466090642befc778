//! [`UnitNormalization`].

use super::affine::same_shape;
use crate::config::Axes;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, Layer, LayerClass};
use crate::shape::Shape;
use keratin_derive::KerasConfig;

/// Scaling to length 1
///
/// Divides each sample by the root of the sum of its squares along some axes.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.UnitNormalization",
    python = "keras.src.layers.normalization.unit_normalization.UnitNormalization",
    r = "layer_unit_normalization",
    example = "keras_input(shape = 4) |>\n  layer_unit_normalization()"
)]
pub struct UnitNormalization {
    /// The axis, or the axes, along which samples get length 1.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

impl LayerClass for UnitNormalization {
    configured!();

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        same_shape(input, self.axis.as_slice())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

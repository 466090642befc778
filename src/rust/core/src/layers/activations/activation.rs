//! [`Activation`].

use crate::activations;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{configured, Layer, LayerClass};
use crate::shape::Shape;
use keratin_derive::KerasConfig;

/// Applies an activation function
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Activation",
    python = "keras.src.layers.activations.activation.Activation",
    r = "layer_activation"
)]
pub struct Activation {
    /// The activation: a function, a layer, or the name of a built-in one;
    /// `NULL` for none.
    activation: activations::Activation,
}

impl LayerClass for Activation {
    configured!();

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
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

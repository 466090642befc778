//! [`Activation`].

use crate::activations;
use crate::layers::{configured, LayerClass};
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

    fn keeps_shapes(&self) -> bool {
        true
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

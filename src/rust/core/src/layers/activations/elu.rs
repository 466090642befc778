//! [`ELU`].

use crate::config::{Real, Writer};
use crate::error::Result;
use crate::layers::{Layer, LayerClass};
use keratin_derive::KerasConfig;
use std::any::Any;

/// Exponential linear unit, as a layer
///
/// Gives `x` where it is positive and `alpha * (exp(x) - 1)` elsewhere.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ELU",
    python = "keras.src.layers.activations.elu.ELU",
    base = "given",
    r = "layer_activation_elu",
    example = "keras_input(shape = 4) |>\n  layer_activation_elu()"
)]
pub struct ELU {
    /// What negative inputs tend to, with the sign turned.
    #[config(default = 1.0)]
    alpha: Real,
}

impl LayerClass for ELU {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, _layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        writer.field_behind("name", "alpha", &self.alpha)
    }

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

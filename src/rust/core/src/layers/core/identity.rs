//! [`Identity`].

use crate::error::Result;
use crate::layers::{configured, CallSpec, Layer, LayerClass, Spec};
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// Lets its input pass unchanged
///
/// Useful as a placeholder where a layer is asked for.
///
/// # Input shape
/// Any; also a list of tensors.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Identity",
    python = "keras.src.layers.core.identity.Identity",
    base = "given",
    r = "layer_identity"
)]
pub struct Identity {}

impl LayerClass for Identity {
    configured!();

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        call.first().cloned()
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

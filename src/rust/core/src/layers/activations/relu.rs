//! [`ReLU`].

use crate::config::Real;
use crate::context::Context;
use crate::error::Result;
use crate::layers::activations::not_negative;
use crate::layers::{configured, Base, LayerClass};
use keratin_derive::KerasConfig;

/// Rectified linear unit, as a layer
///
/// Gives `max(x, 0)` with the arguments left alone. With them: `max_value` from
/// there on, `x` from `threshold` up to it, and
/// `negative_slope * (x - threshold)` below.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ReLU",
    python = "keras.src.layers.activations.relu.ReLU",
    r = "layer_activation_relu",
    example = "keras_input(shape = 4) |>\n  layer_activation_relu(max_value = 6)"
)]
pub struct ReLU {
    /// The largest output; `NULL` for no bound.
    #[config(default = None)]
    max_value: Option<Real>,
    /// The slope below `threshold`.
    #[config(default = 0.0, r_default = "0")]
    negative_slope: Real,
    /// The input from which on values pass.
    #[config(default = 0.0, r_default = "0")]
    threshold: Real,
}

impl LayerClass for ReLU {
    configured!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        if let Some(max_value) = &self.max_value {
            not_negative("max_value", max_value)?;
        }
        not_negative("negative_slope", &self.negative_slope)?;
        not_negative("threshold", &self.threshold)?;
        Ok(self)
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

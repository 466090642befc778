//! [`LeakyReLU`].

use crate::config::Real;
use crate::context::Context;
use crate::error::Result;
use crate::layers::activations::not_negative;
use crate::layers::{configured, Base, LayerClass};
use keratin_derive::KerasConfig;

/// Leaky rectified linear unit, as a layer
///
/// Gives `x` where it is positive and `negative_slope * x` elsewhere.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.LeakyReLU",
    python = "keras.src.layers.activations.leaky_relu.LeakyReLU",
    r = "layer_activation_leaky_relu",
    r_args = "object negative_slope ...",
    keys = "negative_slope",
    example = "keras_input(shape = 4) |>\n  layer_activation_leaky_relu(negative_slope = 0.1)"
)]
pub struct LeakyReLU {
    /// The slope where the input is negative.
    #[config(default = 0.3)]
    negative_slope: Real,
    /// An older name of `negative_slope`, which it replaces if set.
    #[config(default = None, no_write)]
    alpha: Option<Real>,
}

impl LayerClass for LeakyReLU {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        if let Some(alpha) = self.alpha.take() {
            self.negative_slope = alpha;
        }
        not_negative("negative_slope", &self.negative_slope)?;
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

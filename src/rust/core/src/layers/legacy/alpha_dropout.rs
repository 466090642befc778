//! [`AlphaDropout`].

use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::regularization::base_noise::{noise, NoiseShape};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Alpha dropout as Keras 2 has it
///
/// Does what `layer_alpha_dropout()` does; its config does not hold the shape of
/// the noise.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras._legacy.layers.AlphaDropout",
    python = "keras.src.legacy.layers.AlphaDropout",
    keys = "rate seed"
)]
pub struct AlphaDropout {
    /// The share of inputs to drop, from 0 to 1.
    rate: Fraction,
    /// The shape of the mask; `NULL` for the input's shape.
    #[config(default = None, no_write)]
    noise_shape: Option<NoiseShape>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for AlphaDropout {
    configured!();
    noise!();
}

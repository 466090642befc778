//! [`AlphaDropout`].

use super::base_noise::{noise, NoiseShape};
use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Alpha dropout: keeps mean and variance of its input
///
/// Fits scaled exponential linear units: in training, it sets random inputs to
/// the activation's negative saturation value, and rescales so that mean and
/// variance stay as they were.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Klambauer et al., 2017: Self-normalizing neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.AlphaDropout",
    python = "keras.src.layers.regularization.alpha_dropout.AlphaDropout",
    r = "layer_alpha_dropout",
    keys = "rate seed noise_shape"
)]
pub struct AlphaDropout {
    /// The share of inputs to drop, from 0 to 1.
    rate: Fraction,
    /// The shape of the mask, which is broadcast to the input's; `NULL` for the
    /// input's shape.
    #[config(default = None, r_convert = "normalize_shape")]
    noise_shape: Option<NoiseShape>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for AlphaDropout {
    configured!();
    noise!(rate);
}

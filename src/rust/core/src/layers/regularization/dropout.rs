//! [`Dropout`].

use super::base_noise::{noise, NoiseShape};
use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Dropout: sets random inputs to 0 in training
///
/// In training, each input is set to 0 with probability `rate`, and the others
/// are scaled by `1 / (1 - rate)`, so that their sum stays the same on average.
/// Otherwise inputs pass unchanged.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Srivastava et al., 2014: Dropout: a simple way to prevent neural networks
/// from overfitting.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Dropout",
    python = "keras.src.layers.regularization.dropout.Dropout",
    r = "layer_dropout",
    keys = "rate seed noise_shape"
)]
pub struct Dropout {
    /// The share of inputs to drop, from 0 to 1.
    rate: Fraction,
    /// The shape of the mask, which is broadcast to the input's: with
    /// `shape(NA, 1, NA)` all time steps of an input `(batch, time, features)`
    /// have the same features dropped. `NULL` for the input's shape.
    #[config(default = None, r_convert = "normalize_shape")]
    noise_shape: Option<NoiseShape>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for Dropout {
    configured!();
    noise!(rate);
}

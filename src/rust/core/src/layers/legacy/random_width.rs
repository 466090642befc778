//! [`RandomWidth`].

use super::random_size::{stretches, Stretch};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Images of random width
///
/// Stretches images along their width, in training only.
///
/// # Input shape
/// `(..., height, width, channels)`.
///
/// # Output shape
/// That of the input, with the width unknown.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras._legacy.layers.RandomWidth",
    python = "keras.src.legacy.layers.RandomWidth"
)]
pub struct RandomWidth {
    /// By what share the width changes, at least and at most; one number for as
    /// much in either direction.
    factor: Stretch,
    /// How pixels between pixels are made.
    #[config(default = "bilinear")]
    interpolation: String,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for RandomWidth {
    configured!();
    stretches!(-2);
}

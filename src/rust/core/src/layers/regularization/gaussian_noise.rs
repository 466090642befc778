//! [`GaussianNoise`].

use super::base_noise::noise;
use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Adds noise around 0 in training
///
/// In training, normal noise of mean 0 is added to the inputs. Otherwise they
/// pass unchanged.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.GaussianNoise",
    python = "keras.src.layers.regularization.gaussian_noise.GaussianNoise",
    r = "layer_gaussian_noise"
)]
pub struct GaussianNoise {
    /// The standard deviation of the noise, from 0 to 1.
    stddev: Fraction,
    /// An integer that makes the noise reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for GaussianNoise {
    configured!();
    noise!(stddev);
}

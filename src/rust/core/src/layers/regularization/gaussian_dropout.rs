//! [`GaussianDropout`].

use super::base_noise::noise;
use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Multiplies by noise around 1 in training
///
/// In training, inputs are multiplied by normal noise of mean 1 and standard
/// deviation `sqrt(rate / (1 - rate))`. Otherwise they pass unchanged.
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
    class = "keras.layers.GaussianDropout",
    python = "keras.src.layers.regularization.gaussian_dropout.GaussianDropout",
    r = "layer_gaussian_dropout"
)]
pub struct GaussianDropout {
    /// The drop rate that the noise stands for, from 0 to 1.
    rate: Fraction,
    /// An integer that makes the noise reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

impl LayerClass for GaussianDropout {
    configured!();
    noise!(rate);
}

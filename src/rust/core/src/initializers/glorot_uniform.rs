//! [`GlorotUniform`].

use super::seed::Seed;
use crate::config::Axes;
use keratin_derive::KerasConfig;

/// Glorot uniform initializer, also called Xavier uniform
///
/// Draws from a uniform distribution within `[-limit, limit]`, where
/// `limit = sqrt(6 / (fan_in + fan_out))`.
///
/// # Reference
/// Glorot and Bengio, 2010: Understanding the difficulty of training deep
/// feedforward neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.GlorotUniform",
    python = "keras.src.initializers.random_initializers.GlorotUniform",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.glorot_uniform"),
    r = "initializer_glorot_uniform",
    r_args = "seed"
)]
pub struct GlorotUniform {
    /// An integer that makes the values reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// The axes that count as inputs; `NULL` for the usual ones.
    #[config(default = None)]
    input_axes: Option<Axes>,
    /// The axes that count as outputs; `NULL` for the usual ones.
    #[config(default = None)]
    output_axes: Option<Axes>,
}

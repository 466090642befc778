//! [`RandomNormal`].

use super::seed::SeedOrGenerator;
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Random normal initializer
///
/// Draws from a normal distribution.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.RandomNormal",
    python = "keras.src.initializers.random_initializers.RandomNormal",
    bases("keras.src.initializers.random_initializers.RandomInitializer"),
    aliases("keras.initializers.random_normal"),
    names("random_normal", "normal"),
    r = "initializer_random_normal",
    r_args = "mean stddev seed",
    keys = "seed mean stddev"
)]
pub struct RandomNormal {
    /// The mean of the distribution.
    #[config(default = 0.0)]
    mean: Real,
    /// The standard deviation of the distribution.
    #[config(default = 0.05)]
    stddev: Real,
    /// An integer that makes the values reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: SeedOrGenerator,
}

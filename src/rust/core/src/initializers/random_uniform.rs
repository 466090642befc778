//! [`RandomUniform`].

use super::seed::SeedOrGenerator;
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Random uniform initializer
///
/// Draws from a uniform distribution.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.RandomUniform",
    python = "keras.src.initializers.random_initializers.RandomUniform",
    bases("keras.src.initializers.random_initializers.RandomInitializer"),
    aliases("keras.initializers.random_uniform"),
    names("random_uniform", "uniform"),
    r = "initializer_random_uniform",
    r_args = "minval maxval seed",
    keys = "seed minval maxval"
)]
pub struct RandomUniform {
    /// The lower end of the range.
    #[config(default = -0.05)]
    minval: Real,
    /// The upper end of the range, itself left out.
    #[config(default = 0.05)]
    maxval: Real,
    /// An integer that makes the values reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: SeedOrGenerator,
}

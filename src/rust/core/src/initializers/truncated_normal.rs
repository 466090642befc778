//! [`TruncatedNormal`].

use super::seed::SeedOrGenerator;
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Truncated normal initializer
///
/// Draws from a normal distribution, and draws again what lies more than two
/// standard deviations from the mean.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.TruncatedNormal",
    python = "keras.src.initializers.random_initializers.TruncatedNormal",
    bases("keras.src.initializers.random_initializers.RandomInitializer"),
    aliases("keras.initializers.truncated_normal"),
    names("truncated_normal"),
    r = "initializer_truncated_normal",
    r_args = "mean stddev seed",
    keys = "seed mean stddev"
)]
pub struct TruncatedNormal {
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

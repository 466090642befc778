//! [`GlorotUniform`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// Glorot uniform initializer, also called Xavier uniform
///
/// Draws from a uniform distribution within `[-limit, limit]`, where
/// `limit = sqrt(6 / (fan_in + fan_out))`. `fan_in` and `fan_out` are the
/// numbers of inputs and outputs of the weight.
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
    names("glorot_uniform"),
    r = "initializer_glorot_uniform",
    r_args = "seed"
)]
pub struct GlorotUniform {
    #[config(flatten)]
    fans: Fans,
}

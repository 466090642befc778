//! [`GlorotNormal`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// Glorot normal initializer, also called Xavier normal
///
/// Draws from a truncated normal distribution around 0 whose standard deviation
/// is `sqrt(2 / (fan_in + fan_out))`. `fan_in` and `fan_out` are the numbers of
/// inputs and outputs of the weight.
///
/// # Reference
/// Glorot and Bengio, 2010: Understanding the difficulty of training deep
/// feedforward neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.GlorotNormal",
    python = "keras.src.initializers.random_initializers.GlorotNormal",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.glorot_normal"),
    names("glorot_normal"),
    r = "initializer_glorot_normal",
    r_args = "seed"
)]
pub struct GlorotNormal {
    #[config(flatten)]
    fans: Fans,
}

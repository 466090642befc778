//! [`HeUniform`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// He uniform initializer
///
/// Draws from a uniform distribution within `[-limit, limit]`, where
/// `limit = sqrt(6 / fan_in)`. `fan_in` is the number of inputs of the weight.
///
/// # Reference
/// He et al., 2015: Delving deep into rectifiers: surpassing human-level
/// performance on ImageNet classification.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.HeUniform",
    python = "keras.src.initializers.random_initializers.HeUniform",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.he_uniform"),
    names("he_uniform"),
    r = "initializer_he_uniform",
    r_args = "seed"
)]
pub struct HeUniform {
    #[config(flatten)]
    fans: Fans,
}

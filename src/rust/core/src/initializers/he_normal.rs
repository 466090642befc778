//! [`HeNormal`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// He normal initializer
///
/// Draws from a truncated normal distribution around 0 whose standard deviation
/// is `sqrt(2 / fan_in)`. `fan_in` is the number of inputs of the weight.
///
/// # Reference
/// He et al., 2015: Delving deep into rectifiers: surpassing human-level
/// performance on ImageNet classification.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.HeNormal",
    python = "keras.src.initializers.random_initializers.HeNormal",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.he_normal"),
    names("he_normal"),
    r = "initializer_he_normal",
    r_args = "seed"
)]
pub struct HeNormal {
    #[config(flatten)]
    fans: Fans,
}

//! [`LecunNormal`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// LeCun normal initializer
///
/// Draws from a truncated normal distribution around 0 whose standard deviation
/// is `sqrt(1 / fan_in)`. `fan_in` is the number of inputs of the weight.
///
/// # Reference
/// Klambauer et al., 2017: Self-normalizing neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.LecunNormal",
    python = "keras.src.initializers.random_initializers.LecunNormal",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.lecun_normal"),
    names("lecun_normal"),
    r = "initializer_lecun_normal",
    r_args = "seed"
)]
pub struct LecunNormal {
    #[config(flatten)]
    fans: Fans,
}

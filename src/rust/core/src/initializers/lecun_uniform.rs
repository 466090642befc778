//! [`LecunUniform`].

use super::fans::Fans;
use keratin_derive::KerasConfig;

/// LeCun uniform initializer
///
/// Draws from a uniform distribution within `[-limit, limit]`, where
/// `limit = sqrt(3 / fan_in)`. `fan_in` is the number of inputs of the weight.
///
/// # Reference
/// Klambauer et al., 2017: Self-normalizing neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.LecunUniform",
    python = "keras.src.initializers.random_initializers.LecunUniform",
    bases(
        "keras.src.initializers.random_initializers.VarianceScaling",
        "keras.src.initializers.random_initializers.RandomInitializer"
    ),
    aliases("keras.initializers.lecun_uniform"),
    names("lecun_uniform"),
    r = "initializer_lecun_uniform",
    r_args = "seed"
)]
pub struct LecunUniform {
    #[config(flatten)]
    fans: Fans,
}

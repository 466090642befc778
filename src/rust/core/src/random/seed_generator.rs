//! [`SeedGenerator`].

use crate::initializers::seed::Seed;
use keratin_derive::KerasConfig;

/// Generator of seeds
///
/// It gives a new seed each time it is asked, the same ones again after a start from
/// the same `seed`. Layers and initializers that draw at random take one.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.random.SeedGenerator",
    python = "keras.src.random.seed_generator.SeedGenerator",
    r = "random_seed_generator",
    r_args = "seed name ...",
    example = "generator <- random_seed_generator(seed = 42)
layer_dense(units = 4, kernel_initializer = initializer_he_normal(generator))"
)]
pub struct SeedGenerator {
    /// The seed to start from; `NULL` for a random one.
    #[config(default = None, r_convert = "as_integer")]
    seed: Seed,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
}

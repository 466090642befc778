//! [`Orthogonal`].

use super::seed::SeedOrGenerator;
use crate::config::Real;
use keratin_derive::KerasConfig;

/// Orthogonal initializer
///
/// Fills a matrix with orthogonal rows, or columns if there are fewer of them: the
/// orthogonal part of the QR decomposition of a random normal matrix. A weight
/// of more than two dimensions is filled as the matrix of all leading dimensions
/// by the last one.
///
/// # Reference
/// Saxe et al., 2014: Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.Orthogonal",
    python = "keras.src.initializers.random_initializers.Orthogonal",
    bases("keras.src.initializers.random_initializers.RandomInitializer"),
    aliases(
        "keras.initializers.orthogonal",
        "keras.initializers.OrthogonalInitializer"
    ),
    names("orthogonal", "OrthogonalInitializer"),
    r = "initializer_orthogonal",
    r_args = "gain seed",
    keys = "seed gain"
)]
pub struct Orthogonal {
    /// The factor of the matrix.
    #[config(default = 1.0)]
    gain: Real,
    /// An integer that makes the values reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: SeedOrGenerator,
}

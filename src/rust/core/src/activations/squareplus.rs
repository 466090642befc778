//! [`Squareplus`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Squareplus activation
///
/// `(x + sqrt(x^2 + b)) / 2`: a smooth form of `activation_relu()` without
/// exponentials.
///
/// # Reference
/// Barron, 2021: Squareplus: a softplus-like algebraic rectifier.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.squareplus",
    python = "keras.src.activations.activations.squareplus",
    r = "activation_squareplus",
    r_args = "x b"
)]
pub struct Squareplus {
    /// How smooth the function is around 0.
    #[config(default = 4)]
    b: Real,
}

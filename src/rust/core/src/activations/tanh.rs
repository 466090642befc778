//! [`Tanh`].

use keratin_derive::KerasConfig;

/// Hyperbolic tangent
///
/// `tanh(x)`: close to -1 for small values, close to 1 for large ones.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.tanh",
    python = "keras.src.activations.activations.tanh",
    r = "activation_tanh",
    r_args = "x"
)]
pub struct Tanh {}

//! [`Sigmoid`].

use keratin_derive::KerasConfig;

/// Sigmoid activation
///
/// `1 / (1 + exp(-x))`: close to 0 for small values, close to 1 for large ones.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.sigmoid",
    python = "keras.src.activations.activations.sigmoid",
    r = "activation_sigmoid",
    r_args = "x"
)]
pub struct Sigmoid {}

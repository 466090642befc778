//! [`Softplus`].

use keratin_derive::KerasConfig;

/// Softplus activation
///
/// `log(1 + exp(x))`: a smooth form of `activation_relu()`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.softplus",
    python = "keras.src.activations.activations.softplus",
    r = "activation_softplus",
    r_args = "x"
)]
pub struct Softplus {}

//! [`Exponential`].

use keratin_derive::KerasConfig;

/// Exponential activation
///
/// `exp(x)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.exponential",
    python = "keras.src.activations.activations.exponential",
    r = "activation_exponential",
    r_args = "x"
)]
pub struct Exponential {}

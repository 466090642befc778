//! [`Mish`].

use keratin_derive::KerasConfig;

/// Mish activation
///
/// `x * tanh(softplus(x))`.
///
/// # Reference
/// Misra, 2019: Mish: a self regularized non-monotonic activation function.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.mish",
    python = "keras.src.activations.activations.mish",
    r = "activation_mish",
    r_args = "x"
)]
pub struct Mish {}

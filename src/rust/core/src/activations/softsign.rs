//! [`Softsign`].

use keratin_derive::KerasConfig;

/// Softsign activation
///
/// `x / (1 + abs(x))`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.softsign",
    python = "keras.src.activations.activations.softsign",
    r = "activation_softsign",
    r_args = "x"
)]
pub struct Softsign {}

//! [`Silu`].

use keratin_derive::KerasConfig;

/// SiLU activation, also called swish
///
/// `x` times the sigmoid of `x`.
///
/// # Reference
/// Ramachandran, Zoph and Le, 2017: Searching for activation functions.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.silu",
    python = "keras.src.activations.activations.silu",
    aliases("keras.activations.swish"),
    names("swish"),
    r = "activation_silu",
    r_args = "x"
)]
pub struct Silu {}

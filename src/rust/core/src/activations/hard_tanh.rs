//! [`HardTanh`].

use keratin_derive::KerasConfig;

/// Hard hyperbolic tangent
///
/// `x`, but at least -1 and at most 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.hard_tanh",
    python = "keras.src.activations.activations.hard_tanh",
    r = "activation_hard_tanh",
    r_args = "x"
)]
pub struct HardTanh {}

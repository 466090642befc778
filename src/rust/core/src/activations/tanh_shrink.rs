//! [`TanhShrink`].

use keratin_derive::KerasConfig;

/// Hyperbolic tangent shrinkage
///
/// `x - tanh(x)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.tanh_shrink",
    python = "keras.src.activations.activations.tanh_shrink",
    r = "activation_tanh_shrink",
    r_args = "x"
)]
pub struct TanhShrink {}

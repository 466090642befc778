//! [`Celu`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Continuously differentiable exponential linear unit
///
/// `x` above 0, `alpha * (exp(x / alpha) - 1)` below.
///
/// # Reference
/// Barron, 2017: Continuously differentiable exponential linear units.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.celu",
    python = "keras.src.activations.activations.celu",
    r = "activation_celu",
    r_args = "x alpha"
)]
pub struct Celu {
    /// How far the function falls below 0: to `-alpha`.
    #[config(default = 1.0)]
    alpha: Real,
}

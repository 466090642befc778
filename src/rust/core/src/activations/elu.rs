//! [`Elu`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Exponential linear unit
///
/// `x` above 0, `alpha * (exp(x) - 1)` below.
///
/// # Reference
/// Clevert, Unterthiner and Hochreiter, 2016: Fast and accurate deep network
/// learning by exponential linear units (ELUs).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.elu",
    python = "keras.src.activations.activations.elu",
    r = "activation_elu",
    r_args = "x alpha"
)]
pub struct Elu {
    /// How far the function falls below 0: to `-alpha`.
    #[config(default = 1.0)]
    alpha: Real,
}

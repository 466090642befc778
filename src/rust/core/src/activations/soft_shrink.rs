//! [`SoftShrink`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Soft shrinkage
///
/// `x - threshold` above `threshold`, `x + threshold` below `-threshold`, 0 in
/// between.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.soft_shrink",
    python = "keras.src.activations.activations.soft_shrink",
    r = "activation_soft_shrink",
    r_args = "x threshold"
)]
pub struct SoftShrink {
    /// Up to which absolute value the output is 0.
    #[config(default = 0.5)]
    threshold: Real,
}

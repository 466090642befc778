//! [`HardShrink`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Hard shrinkage
///
/// 0 where the absolute value of `x` is at most `threshold`, `x` elsewhere.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.hard_shrink",
    python = "keras.src.activations.activations.hard_shrink",
    r = "activation_hard_shrink",
    r_args = "x threshold"
)]
pub struct HardShrink {
    /// Up to which absolute value the output is 0.
    #[config(default = 0.5)]
    threshold: Real,
}

//! [`Threshold`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Threshold activation
///
/// `x` where it is above `threshold`, `default_value` elsewhere.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.threshold",
    python = "keras.src.activations.activations.threshold",
    r = "activation_threshold",
    r_args = "x threshold default_value"
)]
pub struct Threshold {
    /// The value that `x` has to exceed.
    threshold: Real,
    /// What stands in place of what does not.
    default_value: Real,
}

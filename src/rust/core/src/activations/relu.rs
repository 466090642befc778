//! [`Relu`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Rectified linear unit: `max(x, 0)`
///
/// With the arguments left alone, negative values become 0. With them:
/// `max_value` from there on, `x` from `threshold` up to it, and
/// `negative_slope * (x - threshold)` below.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.relu",
    python = "keras.src.activations.activations.relu",
    r = "activation_relu",
    r_args = "x negative_slope max_value threshold"
)]
pub struct Relu {
    /// The slope below `threshold`.
    #[config(default = 0.0)]
    negative_slope: Real,
    /// The largest output; `NULL` for no bound.
    #[config(default = None)]
    max_value: Option<Real>,
    /// The input from which on values pass.
    #[config(default = 0.0)]
    threshold: Real,
}

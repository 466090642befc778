//! [`Relu`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Rectified linear unit
///
/// With the arguments left alone: `x` above 0, 0 below.
///
/// With them: `max_value` where `x` is at least that, `x` from `threshold` up
/// to there, `negative_slope * (x - threshold)` below.
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

//! [`LogSoftmax`].

use crate::config::Axis;
use keratin_derive::KerasConfig;

/// Logarithm of the softmax
///
/// The logarithm of `activation_softmax()`, computed so that it stays exact for
/// very small values.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.log_softmax",
    python = "keras.src.activations.activations.log_softmax",
    r = "activation_log_softmax",
    r_args = "x axis"
)]
pub struct LogSoftmax {
    /// The axis along which the function is taken; the last one by default.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

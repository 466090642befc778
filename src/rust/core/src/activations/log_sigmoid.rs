//! [`LogSigmoid`].

use keratin_derive::KerasConfig;

/// Logarithm of the sigmoid
///
/// `log(1 / (1 + exp(-x)))`, computed so that it stays exact for very small
/// values.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.log_sigmoid",
    python = "keras.src.activations.activations.log_sigmoid",
    r = "activation_log_sigmoid",
    r_args = "x"
)]
pub struct LogSigmoid {}

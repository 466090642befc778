//! [`Softmax`].

use crate::config::Axis;
use keratin_derive::KerasConfig;

/// Softmax activation
///
/// `exp(x) / sum(exp(x))`: the outputs along `axis` are positive and add up to
/// 1, as probabilities do.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.softmax",
    python = "keras.src.activations.activations.softmax",
    r = "activation_softmax",
    r_args = "x axis"
)]
pub struct Softmax {
    /// The axis along which the function is taken; the last one by default.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

//! [`Sparsemax`].

use crate::config::Axis;
use keratin_derive::KerasConfig;

/// Sparsemax activation
///
/// The outputs along `axis` add up to 1, as those of `activation_softmax()` do,
/// but small ones are exactly 0.
///
/// # Reference
/// Martins and Astudillo, 2016: From softmax to sparsemax.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.sparsemax",
    python = "keras.src.activations.activations.sparsemax",
    r = "activation_sparsemax",
    r_args = "x axis"
)]
pub struct Sparsemax {
    /// The axis along which the function is taken; the last one by default.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

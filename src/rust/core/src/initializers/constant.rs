//! [`Constant`].

use crate::config::Numbers;
use keratin_derive::KerasConfig;

/// Initializer that fills with a given value
///
/// Every element of the new weight is `value`; with an array of values, the
/// weight takes them over, and its shape has to be one that they can fill.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.Constant",
    python = "keras.src.initializers.constant_initializers.Constant",
    aliases("keras.initializers.constant"),
    names("constant"),
    r = "initializer_constant",
    r_args = "value"
)]
pub struct Constant {
    /// A number, or an array of numbers.
    #[config(default = 0.0, required_in_config)]
    value: Numbers,
}

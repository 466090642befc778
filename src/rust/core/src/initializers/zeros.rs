//! [`Zeros`].

use keratin_derive::KerasConfig;

/// Initializer that fills with zeros
///
/// Every element of the new weight is 0.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.Zeros",
    python = "keras.src.initializers.constant_initializers.Zeros",
    aliases("keras.initializers.zeros"),
    names("zeros", "zero"),
    r = "initializer_zeros",
    r_args = ""
)]
pub struct Zeros {}

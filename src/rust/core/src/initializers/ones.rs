//! [`Ones`].

use keratin_derive::KerasConfig;

/// Initializer that fills with ones
///
/// Every element of the new weight is 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.Ones",
    python = "keras.src.initializers.constant_initializers.Ones",
    aliases("keras.initializers.ones"),
    names("ones", "one"),
    r = "initializer_ones",
    r_args = ""
)]
pub struct Ones {}

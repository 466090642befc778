//! [`Plain`]: the base class.

use keratin_derive::KerasConfig;

/// The base class of initializers, as an object of its own
///
/// Keras can name it in a config, although it fills nothing.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Initializer",
    python = "keras.src.initializers.initializer.Initializer",
    aliases("keras.initializers.Initializer"),
    names("initializer")
)]
pub struct Plain {}

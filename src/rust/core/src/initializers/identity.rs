//! [`Identity`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Identity matrix initializer
///
/// For a weight of two dimensions: `gain` on the main diagonal, 0 elsewhere.
///
/// A config of this initializer does not hold `gain`, as in Keras: the
/// initializer that comes back from a config has a gain of 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.Identity",
    python = "keras.src.initializers.constant_initializers.Identity",
    aliases(
        "keras.initializers.identity",
        "keras.initializers.IdentityInitializer"
    ),
    names("identity", "IdentityInitializer"),
    r = "initializer_identity",
    r_args = "gain"
)]
pub struct Identity {
    /// The value on the diagonal.
    #[config(default = 1.0, no_write)]
    gain: Real,
}

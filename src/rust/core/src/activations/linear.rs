//! [`Linear`].

use keratin_derive::KerasConfig;

/// Linear activation
///
/// The input unchanged: what a layer without an activation does.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.linear",
    python = "keras.src.activations.activations.linear",
    r = "activation_linear",
    r_args = "x"
)]
pub struct Linear {}

//! [`Gelu`].

use keratin_derive::KerasConfig;

/// Gaussian error linear unit
///
/// `x` times the probability that a standard normal variable is below `x`.
///
/// # Reference
/// Hendrycks and Gimpel, 2016: Gaussian error linear units (GELUs).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.gelu",
    python = "keras.src.activations.activations.gelu",
    r = "activation_gelu",
    r_args = "x approximate"
)]
pub struct Gelu {
    /// Whether the probability is approximated with `tanh()`.
    #[config(default = false)]
    approximate: bool,
}

//! [`LeakyRelu`].

use crate::config::Real;
use keratin_derive::KerasConfig;

/// Leaky rectified linear unit
///
/// `x` above 0, `negative_slope * x` below.
///
/// # Reference
/// Maas, Hannun and Ng, 2013: Rectifier nonlinearities improve neural network
/// acoustic models.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.leaky_relu",
    python = "keras.src.activations.activations.leaky_relu",
    r = "activation_leaky_relu",
    r_args = "x negative_slope"
)]
pub struct LeakyRelu {
    /// The slope below 0.
    #[config(default = 0.2)]
    negative_slope: Real,
}

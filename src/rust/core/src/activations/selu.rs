//! [`Selu`].

use keratin_derive::KerasConfig;

/// Scaled exponential linear unit
///
/// `scale * x` above 0, `scale * alpha * (exp(x) - 1)` below, where `alpha` is
/// about 1.6733 and `scale` about 1.0507.
///
/// The constants keep the mean and variance of a layer's outputs near those of
/// its inputs when weights are filled by `initializer_lecun_normal()`.
///
/// # Reference
/// Klambauer et al., 2017: Self-normalizing neural networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.selu",
    python = "keras.src.activations.activations.selu",
    r = "activation_selu",
    r_args = "x"
)]
pub struct Selu {}

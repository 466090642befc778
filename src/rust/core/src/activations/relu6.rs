//! [`Relu6`].

use keratin_derive::KerasConfig;

/// Rectified linear unit with a bound of 6
///
/// `x`, but at least 0 and at most 6.
///
/// # Reference
/// Krizhevsky, 2010: Convolutional deep belief networks on CIFAR-10.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.relu6",
    python = "keras.src.activations.activations.relu6",
    r = "activation_relu6",
    r_args = "x"
)]
pub struct Relu6 {}

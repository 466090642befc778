//! [`HardSigmoid`].

use keratin_derive::KerasConfig;

/// Hard sigmoid activation
///
/// A sigmoid made of straight lines, quicker to compute: 0 up to -3, `x / 6 +
/// 0.5` from there on, 1 from 3 on.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.hard_sigmoid",
    python = "keras.src.activations.activations.hard_sigmoid",
    r = "activation_hard_sigmoid",
    r_args = "x"
)]
pub struct HardSigmoid {}

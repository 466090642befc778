//! [`HardSilu`].

use keratin_derive::KerasConfig;

/// Hard SiLU activation, also called hard swish
///
/// `x` times the hard sigmoid of `x`: 0 up to -3, `x * (x + 3) / 6` from there
/// on, `x` from 3 on.
///
/// # Reference
/// Howard et al., 2019: Searching for MobileNetV3.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.hard_silu",
    python = "keras.src.activations.activations.hard_silu",
    aliases("keras.activations.hard_swish"),
    names("hard_swish"),
    r = "activation_hard_silu",
    r_aliases = "activation_hard_swish",
    r_args = "x"
)]
pub struct HardSilu {}

//! [`Glu`].

use crate::config::Axis;
use keratin_derive::KerasConfig;

/// Gated linear unit
///
/// The input is cut in two halves along `axis`; the first one is multiplied
/// with the sigmoid of the second one. The axis needs an even size.
///
/// # Reference
/// Dauphin et al., 2017: Language modeling with gated convolutional networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.glu",
    python = "keras.src.activations.activations.glu",
    r = "activation_glu",
    r_args = "x axis"
)]
pub struct Glu {
    /// The axis along which the input is cut in two; the last one by default.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

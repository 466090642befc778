//! [`UnitNorm`].

use crate::config::Axes;
use keratin_derive::KerasConfig;

/// Constrains the norm of weights to 1
///
/// The weights of a unit are scaled so that their norm is 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.constraints.UnitNorm",
    python = "keras.src.constraints.constraints.UnitNorm",
    aliases("keras.constraints.unit_norm"),
    names("unit_norm"),
    r = "constraint_unitnorm",
    r_args = "axis"
)]
pub struct UnitNorm {
    /// The axes along which norms are taken: those of a unit's inputs. The first
    /// one suits a dense layer's kernel, `c(1, 2, 3)` that of a two-dimensional
    /// convolution.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Option<Axes>,
}

//! [`MaxNorm`].

use crate::config::{Axes, Real};
use keratin_derive::KerasConfig;

/// Constrains the norm of weights from above
///
/// The weights of a unit are scaled down so that their norm is at most
/// `max_value`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.constraints.MaxNorm",
    python = "keras.src.constraints.constraints.MaxNorm",
    aliases("keras.constraints.max_norm"),
    names("max_norm"),
    r = "constraint_maxnorm",
    r_args = "max_value axis"
)]
pub struct MaxNorm {
    /// The largest norm.
    #[config(default = 2, r_convert = "as_integer")]
    max_value: Real,
    /// The axes along which norms are taken: those of a unit's inputs. The first
    /// one suits a dense layer's kernel, `c(1, 2, 3)` that of a two-dimensional
    /// convolution.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Option<Axes>,
}

//! [`MinMaxNorm`].

use crate::config::{Axes, Real};
use keratin_derive::KerasConfig;

/// Constrains the norm of weights from below and above
///
/// The weights of a unit are scaled so that their norm lies from `min_value` to
/// `max_value`, or part of the way there, as `rate` says.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.constraints.MinMaxNorm",
    python = "keras.src.constraints.constraints.MinMaxNorm",
    aliases("keras.constraints.min_max_norm"),
    names("min_max_norm"),
    r = "constraint_minmaxnorm",
    r_args = "min_value max_value rate axis"
)]
pub struct MinMaxNorm {
    /// The smallest norm.
    #[config(default = 0.0)]
    min_value: Real,
    /// The largest norm.
    #[config(default = 1.0)]
    max_value: Real,
    /// How far a norm outside is brought back at each update: 1 for all the way.
    #[config(default = 1.0)]
    rate: Real,
    /// The axes along which norms are taken: those of a unit's inputs. The first
    /// one suits a dense layer's kernel, `c(1, 2, 3)` that of a two-dimensional
    /// convolution.
    #[config(default = 0, r_convert = "as_axis")]
    axis: Option<Axes>,
}

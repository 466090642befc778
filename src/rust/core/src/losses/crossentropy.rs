//! What cross-entropies take alike.

use crate::config::{Axes, Real};
use keratin_derive::KerasConfig;

/// How labels and predictions are read.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Crossentropy {
    /// Whether `y_pred` holds logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// How far labels are moved from 0 and 1 towards even probabilities: 0 for
    /// not at all.
    #[config(default = 0.0)]
    label_smoothing: Real,
    /// The axis of the classes.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

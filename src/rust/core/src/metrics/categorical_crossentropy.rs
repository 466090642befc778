//! [`CategoricalCrossentropy`].

use crate::config::{Axes, Real};
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of several classes, as a metric
///
/// The mean of `loss_categorical_crossentropy()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.CategoricalCrossentropy",
    python = "keras.src.metrics.probabilistic_metrics.CategoricalCrossentropy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("categorical_crossentropy"),
    r = "metric_categorical_crossentropy",
    r_args = "y_true y_pred from_logits label_smoothing axis ... name dtype",
    keys = "name dtype from_logits label_smoothing axis"
)]
pub struct CategoricalCrossentropy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_crossentropy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// Whether `y_pred` holds logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// How far labels are moved from 0 and 1 towards even probabilities: 0 for
    /// not at all.
    #[config(default = 0, r_default = "0")]
    label_smoothing: Real,
    /// The axis of the classes.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

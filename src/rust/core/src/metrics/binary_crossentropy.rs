//! [`BinaryCrossentropy`].

use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of two classes, as a metric
///
/// The mean of `loss_binary_crossentropy()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.BinaryCrossentropy",
    python = "keras.src.metrics.probabilistic_metrics.BinaryCrossentropy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("BCE", "bce", "binary_crossentropy"),
    r = "metric_binary_crossentropy",
    r_args = "y_true y_pred from_logits label_smoothing axis=-1L ... name dtype",
    keys = "name dtype from_logits label_smoothing"
)]
pub struct BinaryCrossentropy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "binary_crossentropy")]
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
}

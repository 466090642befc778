//! [`SparseCategoricalCrossentropy`].

use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of several classes, with whole numbers as labels, as a metric
///
/// The mean of `loss_sparse_categorical_crossentropy()` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SparseCategoricalCrossentropy",
    python = "keras.src.metrics.probabilistic_metrics.SparseCategoricalCrossentropy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("sparse_categorical_crossentropy"),
    r = "metric_sparse_categorical_crossentropy",
    r_args = "y_true y_pred from_logits ignore_class axis ... name dtype",
    keys = "name dtype from_logits ignore_class axis"
)]
pub struct SparseCategoricalCrossentropy {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "sparse_categorical_crossentropy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// Whether `y_pred` holds logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// The label of what does not count, such as -1; `NULL` for none.
    #[config(default = None)]
    ignore_class: Option<i64>,
    /// The axis of the classes.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

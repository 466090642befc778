//! [`SparseCategoricalCrossentropy`], and the function of it.

use super::Reduction;
use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Cross-entropy of several classes, with whole numbers as labels
///
/// `-log(p)`, where `p` is the probability given to the class that the label says.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.SparseCategoricalCrossentropy",
    python = "keras.src.losses.losses.SparseCategoricalCrossentropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_sparse_categorical_crossentropy",
    r_args = "y_true y_pred from_logits ignore_class axis ... reduction name dtype",
    keys = "name reduction from_logits ignore_class"
)]
pub struct SparseCategoricalCrossentropy {
    /// Whether `y_pred` holds logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// The label of what does not count, such as -1; `NULL` for none.
    #[config(default = None)]
    ignore_class: Option<i64>,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The axis of the classes. It does not stand in the config, in Keras
    /// neither.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "sparse_categorical_crossentropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Cross-entropy of several classes, with whole numbers as labels, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.sparse_categorical_crossentropy",
    python = "keras.src.losses.losses.sparse_categorical_crossentropy",
    aliases("keras.losses.sparse_categorical_crossentropy")
)]
pub struct Function {
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

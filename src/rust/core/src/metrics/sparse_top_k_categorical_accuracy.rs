//! [`SparseTopKCategoricalAccuracy`], and the function of it.

use crate::config::Field;
use crate::context::Context;
use crate::dtype_policies::ComputeDType;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// How often the true class is among the first predictions, with whole numbers as labels
///
/// The share of samples whose true class is among the `k` largest predictions.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SparseTopKCategoricalAccuracy",
    python = "keras.src.metrics.accuracy_metrics.SparseTopKCategoricalAccuracy",
    bases(
        "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
        "keras.src.metrics.reduction_metrics.Mean"
    ),
    names("sparse_top_k_categorical_accuracy"),
    r = "metric_sparse_top_k_categorical_accuracy",
    r_args = "y_true y_pred k ... name dtype from_sorted_ids",
    keys = "name dtype k from_sorted_ids"
)]
pub struct SparseTopKCategoricalAccuracy {
    /// How many of the largest predictions count.
    #[config(default = 5)]
    k: i64,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "sparse_top_k_categorical_accuracy")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// Whether predictions are class numbers, the likeliest first.
    #[config(default = false, omit_none)]
    from_sorted_ids: SortedIds,
}

/// A truth that stands in the config only if it is one.
#[derive(Debug)]
struct SortedIds(bool);

impl Field for SortedIds {
    const EXPECTED: &'static str = bool::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        bool::read(value, cx).map(SortedIds)
    }

    fn write(&self) -> Result<Value> {
        Ok(match self.0 {
            true => Value::from(true),
            false => Value::Null,
        })
    }
}

/// How often the true class is among the first, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.sparse_top_k_categorical_accuracy",
    python = "keras.src.metrics.accuracy_metrics.sparse_top_k_categorical_accuracy"
)]
pub struct Function {
    /// How many of the largest predictions count.
    #[config(default = 5)]
    k: i64,
    /// Whether predictions are classes, the likeliest first.
    #[config(default = false)]
    from_sorted_ids: bool,
}

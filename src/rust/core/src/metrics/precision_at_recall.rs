//! [`PrecisionAtRecall`].

use crate::config::{Fraction, Positive};
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Best precision where recall is at least a given value
///
/// Of the thresholds at which recall is at least `recall`, the one with the best
/// precision counts.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.PrecisionAtRecall",
    python = "keras.src.metrics.confusion_metrics.PrecisionAtRecall",
    bases("keras.src.metrics.confusion_metrics.SensitivitySpecificityBase"),
    names("precision_at_recall"),
    r = "metric_precision_at_recall",
    r_args = "... recall num_thresholds class_id name dtype",
    example = "metric_precision_at_recall(recall = 0.8)",
    keys = "name dtype class_id num_thresholds recall"
)]
pub struct PrecisionAtRecall {
    /// The recall that is asked for.
    recall: Fraction,
    /// How many thresholds are tried.
    #[config(default = 200)]
    num_thresholds: Positive,
    /// The class that counts, from 0 on; `NULL` for all.
    #[config(default = None)]
    class_id: Option<i64>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

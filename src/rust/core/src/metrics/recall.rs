//! [`Recall`].

use super::Thresholds;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Recall
///
/// `true_positives / (true_positives + false_negatives)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Recall",
    python = "keras.src.metrics.confusion_metrics.Recall",
    names("recall"),
    r = "metric_recall",
    r_args = "... thresholds top_k class_id name dtype",
    keys = "name dtype thresholds top_k class_id"
)]
pub struct Recall {
    /// One threshold, or several, from 0 to 1; `NULL` for 0.5.
    #[config(default = None)]
    thresholds: Option<Thresholds>,
    /// How many of the largest predictions count as true; `NULL` for those
    /// above the threshold.
    #[config(default = None)]
    top_k: Option<i64>,
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

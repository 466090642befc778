//! [`Precision`].

use super::Thresholds;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Precision
///
/// `true_positives / (true_positives + false_positives)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Precision",
    python = "keras.src.metrics.confusion_metrics.Precision",
    names("precision"),
    r = "metric_precision",
    r_args = "... thresholds top_k class_id name dtype",
    keys = "name dtype thresholds top_k class_id"
)]
pub struct Precision {
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

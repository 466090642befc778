//! [`Precision`].

use super::confusion_metrics::PrecisionRecallBase;
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
    #[config(flatten)]
    base: PrecisionRecallBase,
}

//! [`Recall`].

use super::confusion_metrics::PrecisionRecallBase;
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
    #[config(flatten)]
    base: PrecisionRecallBase,
}

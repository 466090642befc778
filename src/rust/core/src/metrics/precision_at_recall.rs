//! [`PrecisionAtRecall`].

use super::confusion_metrics::SensitivitySpecificityBase;
use crate::config::Fraction;
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
    #[config(flatten)]
    base: SensitivitySpecificityBase,
}

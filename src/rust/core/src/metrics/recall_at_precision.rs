//! [`RecallAtPrecision`].

use super::confusion_metrics::SensitivitySpecificityBase;
use crate::config::Fraction;
use keratin_derive::KerasConfig;

/// Best recall where precision is at least a given value
///
/// Of the thresholds at which precision is at least `precision`, the one with the best
/// recall counts.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.RecallAtPrecision",
    python = "keras.src.metrics.confusion_metrics.RecallAtPrecision",
    bases("keras.src.metrics.confusion_metrics.SensitivitySpecificityBase"),
    names("recall_at_precision"),
    r = "metric_recall_at_precision",
    r_args = "... precision num_thresholds class_id name dtype",
    example = "metric_recall_at_precision(precision = 0.8)",
    keys = "name dtype class_id num_thresholds precision"
)]
pub struct RecallAtPrecision {
    /// The precision that is asked for.
    precision: Fraction,
    #[config(flatten)]
    base: SensitivitySpecificityBase,
}

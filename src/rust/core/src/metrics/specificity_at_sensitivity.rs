//! [`SpecificityAtSensitivity`].

use super::confusion_metrics::SensitivitySpecificityBase;
use crate::config::Fraction;
use keratin_derive::KerasConfig;

/// Best specificity where sensitivity is at least a given value
///
/// Of the thresholds at which sensitivity is at least `sensitivity`, the one with the
/// best specificity counts.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SpecificityAtSensitivity",
    python = "keras.src.metrics.confusion_metrics.SpecificityAtSensitivity",
    bases("keras.src.metrics.confusion_metrics.SensitivitySpecificityBase"),
    names("specificity_at_sensitivity"),
    r = "metric_specificity_at_sensitivity",
    r_args = "... sensitivity num_thresholds class_id name dtype",
    example = "metric_specificity_at_sensitivity(sensitivity = 0.8)",
    keys = "name dtype class_id num_thresholds sensitivity"
)]
pub struct SpecificityAtSensitivity {
    /// The sensitivity that is asked for.
    sensitivity: Fraction,
    #[config(flatten)]
    base: SensitivitySpecificityBase,
}

//! [`SensitivityAtSpecificity`].

use super::confusion_metrics::SensitivitySpecificityBase;
use crate::config::Fraction;
use keratin_derive::KerasConfig;

/// Best sensitivity where specificity is at least a given value
///
/// Of the thresholds at which specificity is at least `specificity`, the one with the
/// best sensitivity counts.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.SensitivityAtSpecificity",
    python = "keras.src.metrics.confusion_metrics.SensitivityAtSpecificity",
    bases("keras.src.metrics.confusion_metrics.SensitivitySpecificityBase"),
    names("sensitivity_at_specificity"),
    r = "metric_sensitivity_at_specificity",
    r_args = "... specificity num_thresholds class_id name dtype",
    example = "metric_sensitivity_at_specificity(specificity = 0.8)",
    keys = "name dtype class_id num_thresholds specificity"
)]
pub struct SensitivityAtSpecificity {
    /// The specificity that is asked for.
    specificity: Fraction,
    #[config(flatten)]
    base: SensitivitySpecificityBase,
}

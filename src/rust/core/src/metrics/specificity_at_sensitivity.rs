//! [`SpecificityAtSensitivity`].

use crate::config::{Fraction, Positive};
use crate::dtype_policies::ComputeDType;
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

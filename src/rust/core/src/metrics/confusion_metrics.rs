//! What metrics of the confusion matrix take alike.

use super::Thresholds;
use crate::config::Positive;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// The thresholds at which a metric is tried.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct SensitivitySpecificityBase {
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

/// What counts as true.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct ConfusionMatrixConditionCount {
    /// One threshold, or several, from 0 to 1; `NULL` for 0.5.
    #[config(default = None)]
    thresholds: Option<Thresholds>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

/// What counts as true, and of which class.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct PrecisionRecallBase {
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

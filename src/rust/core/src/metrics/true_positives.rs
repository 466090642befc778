//! [`TruePositives`].

use super::Thresholds;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Number of true positives
///
/// How many true samples are predicted to be true.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.TruePositives",
    python = "keras.src.metrics.confusion_metrics.TruePositives",
    bases("keras.src.metrics.confusion_metrics._ConfusionMatrixConditionCount"),
    names("true_positives"),
    r = "metric_true_positives",
    r_args = "... thresholds name dtype",
    keys = "name dtype thresholds"
)]
pub struct TruePositives {
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

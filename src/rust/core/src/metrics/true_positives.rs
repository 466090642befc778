//! [`TruePositives`].

use super::confusion_metrics::ConfusionMatrixConditionCount;
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
    #[config(flatten)]
    base: ConfusionMatrixConditionCount,
}

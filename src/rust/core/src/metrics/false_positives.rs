//! [`FalsePositives`].

use super::confusion_metrics::ConfusionMatrixConditionCount;
use keratin_derive::KerasConfig;

/// Number of false positives
///
/// How many false samples are predicted to be true.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.FalsePositives",
    python = "keras.src.metrics.confusion_metrics.FalsePositives",
    bases("keras.src.metrics.confusion_metrics._ConfusionMatrixConditionCount"),
    names("false_positives"),
    r = "metric_false_positives",
    r_args = "... thresholds name dtype",
    keys = "name dtype thresholds"
)]
pub struct FalsePositives {
    #[config(flatten)]
    base: ConfusionMatrixConditionCount,
}

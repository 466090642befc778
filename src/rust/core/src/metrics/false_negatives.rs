//! [`FalseNegatives`].

use super::confusion_metrics::ConfusionMatrixConditionCount;
use keratin_derive::KerasConfig;

/// Number of false negatives
///
/// How many true samples are predicted to be false.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.FalseNegatives",
    python = "keras.src.metrics.confusion_metrics.FalseNegatives",
    bases("keras.src.metrics.confusion_metrics._ConfusionMatrixConditionCount"),
    names("false_negatives"),
    r = "metric_false_negatives",
    r_args = "... thresholds name dtype",
    keys = "name dtype thresholds"
)]
pub struct FalseNegatives {
    #[config(flatten)]
    base: ConfusionMatrixConditionCount,
}

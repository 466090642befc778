//! [`TrueNegatives`].

use super::confusion_metrics::ConfusionMatrixConditionCount;
use keratin_derive::KerasConfig;

/// Number of true negatives
///
/// How many false samples are predicted to be false.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.TrueNegatives",
    python = "keras.src.metrics.confusion_metrics.TrueNegatives",
    bases("keras.src.metrics.confusion_metrics._ConfusionMatrixConditionCount"),
    names("true_negatives"),
    r = "metric_true_negatives",
    r_args = "... thresholds name dtype",
    keys = "name dtype thresholds"
)]
pub struct TrueNegatives {
    #[config(flatten)]
    base: ConfusionMatrixConditionCount,
}

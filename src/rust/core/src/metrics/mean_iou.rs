//! [`MeanIoU`].

use super::iou_metrics::IoUBase;
use crate::config::Positive;
use keratin_derive::KerasConfig;

/// Mean intersection over union
///
/// `true_positives / (true_positives + false_positives + false_negatives)` of each
/// class, and the mean over all classes.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.MeanIoU",
    python = "keras.src.metrics.iou_metrics.MeanIoU",
    bases(
        "keras.src.metrics.iou_metrics.IoU",
        "keras.src.metrics.iou_metrics._IoUBase"
    ),
    names("mean_io_u"),
    r = "metric_mean_iou",
    r_args = "... num_classes name dtype ignore_class sparse_y_true sparse_y_pred axis",
    example = "metric_mean_iou(num_classes = 3)",
    keys = "num_classes name dtype ignore_class sparse_y_true sparse_y_pred axis"
)]
pub struct MeanIoU {
    /// The number of classes.
    num_classes: Positive,
    #[config(flatten)]
    base: IoUBase,
}

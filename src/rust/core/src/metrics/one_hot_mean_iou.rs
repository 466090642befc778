//! [`OneHotMeanIoU`].

use super::iou_metrics::OneHotBase;
use crate::config::Positive;
use keratin_derive::KerasConfig;

/// Mean intersection over union, with one-hot labels
///
/// As `metric_mean_iou()`, for labels that are one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.OneHotMeanIoU",
    python = "keras.src.metrics.iou_metrics.OneHotMeanIoU",
    bases(
        "keras.src.metrics.iou_metrics.MeanIoU",
        "keras.src.metrics.iou_metrics.IoU",
        "keras.src.metrics.iou_metrics._IoUBase"
    ),
    names("one_hot_mean_io_u"),
    r = "metric_one_hot_mean_iou",
    r_args = "... num_classes name dtype ignore_class sparse_y_pred axis",
    example = "metric_one_hot_mean_iou(num_classes = 3)",
    keys = "num_classes name dtype ignore_class sparse_y_pred axis"
)]
pub struct OneHotMeanIoU {
    /// The number of classes.
    num_classes: Positive,
    #[config(flatten)]
    base: OneHotBase,
}

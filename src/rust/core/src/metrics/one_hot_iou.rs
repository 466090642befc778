//! [`OneHotIoU`].

use super::iou_metrics::OneHotBase;
use crate::config::Positive;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// Intersection over union of chosen classes, with one-hot labels
///
/// As `metric_iou()`, for labels that are one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.OneHotIoU",
    python = "keras.src.metrics.iou_metrics.OneHotIoU",
    bases(
        "keras.src.metrics.iou_metrics.IoU",
        "keras.src.metrics.iou_metrics._IoUBase"
    ),
    names("one_hot_io_u"),
    r = "metric_one_hot_iou",
    r_args = "... num_classes target_class_ids name dtype ignore_class sparse_y_pred axis",
    example = "metric_one_hot_iou(num_classes = 3, target_class_ids = c(0, 2))",
    keys = "num_classes target_class_ids name dtype ignore_class sparse_y_pred axis",
    prepare
)]
pub struct OneHotIoU {
    /// The number of classes.
    num_classes: Positive,
    /// The classes whose values count, from 0 on.
    target_class_ids: Vec<i64>,
    #[config(flatten)]
    base: OneHotBase,
}

impl OneHotIoU {
    fn prepare(&mut self) -> Result<()> {
        super::check_targets(&self.target_class_ids, self.num_classes.get())
    }
}

//! [`IoU`].

use super::iou_metrics::IoUBase;
use crate::config::Positive;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// Intersection over union of chosen classes
///
/// `true_positives / (true_positives + false_positives + false_negatives)` of each of
/// `target_class_ids`, and the mean over them.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.IoU",
    python = "keras.src.metrics.iou_metrics.IoU",
    bases("keras.src.metrics.iou_metrics._IoUBase"),
    names("io_u"),
    r = "metric_iou",
    r_args = "... num_classes target_class_ids name dtype ignore_class sparse_y_true sparse_y_pred axis",
    example = "metric_iou(num_classes = 3, target_class_ids = c(0, 2))",
    keys = "name dtype num_classes target_class_ids ignore_class sparse_y_true sparse_y_pred axis",
    prepare
)]
pub struct IoU {
    /// The number of classes.
    num_classes: Positive,
    /// The classes whose values count, from 0 on.
    target_class_ids: Vec<i64>,
    #[config(flatten)]
    base: IoUBase,
}

impl IoU {
    fn prepare(&mut self) -> Result<()> {
        super::check_targets(&self.target_class_ids, self.num_classes.get())
    }
}

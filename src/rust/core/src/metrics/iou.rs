//! [`IoU`].

use crate::config::{Axes, Positive};
use crate::dtype_policies::ComputeDType;
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
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for `int32`.
    #[config(default = None)]
    dtype: ComputeDType<true>,
    /// The label of what does not count, such as -1; `NULL` for none.
    #[config(default = None)]
    ignore_class: Option<i64>,
    /// Whether labels are whole numbers, not one-hot vectors.
    #[config(default = true)]
    sparse_y_true: bool,
    /// Whether predictions are whole numbers, not one value for each class.
    #[config(default = true)]
    sparse_y_pred: bool,
    /// The axis of the classes.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

impl IoU {
    fn prepare(&mut self) -> Result<()> {
        super::check_targets(&self.target_class_ids, self.num_classes.get())
    }
}

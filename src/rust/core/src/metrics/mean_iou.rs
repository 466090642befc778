//! [`MeanIoU`].

use crate::config::{Axes, Positive};
use crate::dtype_policies::ComputeDType;
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

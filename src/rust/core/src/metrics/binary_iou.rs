//! [`BinaryIoU`].

use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// Intersection over union of two classes
///
/// `true_positives / (true_positives + false_positives + false_negatives)`, for
/// predictions that are brought to 0 or 1 by `threshold`; the mean over
/// `target_class_ids`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.BinaryIoU",
    python = "keras.src.metrics.iou_metrics.BinaryIoU",
    bases(
        "keras.src.metrics.iou_metrics.IoU",
        "keras.src.metrics.iou_metrics._IoUBase"
    ),
    names("binary_io_u"),
    r = "metric_binary_iou",
    r_args = "... target_class_ids threshold name dtype",
    keys = "target_class_ids threshold name dtype",
    prepare
)]
pub struct BinaryIoU {
    /// The classes whose values count, from 0 on.
    #[config(default = (0, 1))]
    target_class_ids: Vec<i64>,
    /// The prediction from which on a sample counts as 1.
    #[config(default = 0.5)]
    threshold: Real,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for `int32`.
    #[config(default = None)]
    dtype: ComputeDType<true>,
}

impl BinaryIoU {
    fn prepare(&mut self) -> Result<()> {
        super::check_targets(&self.target_class_ids, 2)
    }
}

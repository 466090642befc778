//! What intersections over unions take alike.

use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// How labels and predictions are read.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct IoUBase {
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

/// How predictions are read; labels are one-hot vectors.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct OneHotBase {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for `int32`.
    #[config(default = None)]
    dtype: ComputeDType<true>,
    /// The label of what does not count, such as -1; `NULL` for none.
    #[config(default = None)]
    ignore_class: Option<i64>,
    /// Whether predictions are whole numbers, not one value for each class.
    #[config(default = false)]
    sparse_y_pred: bool,
    /// The axis of the classes.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

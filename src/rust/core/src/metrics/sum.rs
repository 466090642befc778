//! [`Sum`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Sum of values
///
/// The sum of all values, weighted by `sample_weight` where it is given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Sum",
    python = "keras.src.metrics.reduction_metrics.Sum",
    names("sum"),
    r = "metric_sum",
    r_args = "... name dtype",
    keys = "name dtype"
)]
pub struct Sum {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "sum")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

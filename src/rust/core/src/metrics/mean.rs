//! [`Mean`].

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Mean of values
///
/// The mean of all values, weighted by `sample_weight` where it is given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.Mean",
    python = "keras.src.metrics.reduction_metrics.Mean",
    names("mean"),
    r = "metric_mean",
    r_args = "... name dtype",
    keys = "name dtype"
)]
pub struct Mean {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "mean")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

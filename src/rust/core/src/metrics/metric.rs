//! [`Plain`]: the base class.

use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// The base class of metrics, as an object of its own
///
/// Keras can name it in a config, although it measures nothing.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Metric",
    python = "keras.src.metrics.metric.Metric",
    bases("keras.src.saving.keras_saveable.KerasSaveable"),
    aliases("keras.metrics.Metric"),
    names("metric"),
    keys = "name dtype"
)]
pub struct Plain {
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
}

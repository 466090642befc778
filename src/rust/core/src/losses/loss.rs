//! [`Plain`]: the base class.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// The base class of losses, as an object of its own
///
/// Keras can name it in a config, although it computes nothing.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Loss",
    python = "keras.src.losses.loss.Loss",
    bases("keras.src.saving.keras_saveable.KerasSaveable"),
    aliases("keras.losses.Loss"),
    keys = "name reduction"
)]
pub struct Plain {
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What is made of the losses of the samples.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

//! [`CosineSimilarity`], and the function of it.

use super::Reduction;
use crate::config::Axes;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Negative cosine similarity
///
/// `-sum(l2_normalize(y_true) * l2_normalize(y_pred))` along `axis`: -1 for vectors of
/// the same direction, 1 for opposite ones.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CosineSimilarity",
    python = "keras.src.losses.losses.CosineSimilarity",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_cosine_similarity",
    keys = "name reduction"
)]
pub struct CosineSimilarity {
    /// The axis along which the vectors stand. It does not stand in the config,
    /// in Keras neither.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "cosine_similarity")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Negative cosine similarity, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.cosine_similarity",
    python = "keras.src.losses.losses.cosine_similarity"
)]
pub struct Function {
    /// The axis along which the vectors stand.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

//! [`KLDivergence`], and the function of it.

use super::Reduction;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// Kullback-Leibler divergence
///
/// `sum(y_true * log(y_true / y_pred))` along the last axis.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.KLDivergence",
    python = "keras.src.losses.losses.KLDivergence",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_kl_divergence",
    keys = "name reduction"
)]
pub struct KLDivergence {
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "kl_divergence")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

/// Kullback-Leibler divergence, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.kl_divergence",
    python = "keras.src.losses.losses.kl_divergence",
    aliases(
        "keras.losses.kl_divergence",
        "keras._legacy.losses.KLD",
        "keras._legacy.losses.kld",
        "keras._legacy.losses.kullback_leibler_divergence",
        "keras._legacy.metrics.KLD",
        "keras._legacy.metrics.kld",
        "keras._legacy.metrics.kullback_leibler_divergence"
    ),
    names("kld", "KLD")
)]
pub struct Function {}

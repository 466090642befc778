//! [`CategoricalGeneralizedCrossEntropy`], and the function of it.

use super::Reduction;
use crate::config::Real;
use crate::dtype_policies::ComputeDType;
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// Generalized cross-entropy of several classes
///
/// `(1 - p^q) / q`, where `p` is the probability given to the true class. It stands
/// between cross-entropy and the mean absolute error, and suffers less from wrong
/// labels than the former. Labels are whole numbers.
///
/// # Reference
/// Zhang and Sabuncu, 2018: Generalized cross entropy loss for training deep neural
/// networks with noisy labels.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.CategoricalGeneralizedCrossEntropy",
    python = "keras.src.losses.losses.CategoricalGeneralizedCrossEntropy",
    bases("keras.src.losses.losses.LossFunctionWrapper"),
    r = "loss_categorical_generalized_cross_entropy",
    keys = "name reduction q",
    prepare
)]
pub struct CategoricalGeneralizedCrossEntropy {
    /// From cross-entropy near 0 to the mean absolute error near 1.
    #[config(default = 0.5)]
    q: Real,
    /// What is made of the losses of the samples: `"sum_over_batch_size"` or
    /// `"mean"` (the same), `"sum"`, `"mean_with_sample_weight"` (divided by
    /// the sum of the weights), or `"none"`.
    #[config(default = "sum_over_batch_size")]
    reduction: Option<Reduction>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "categorical_generalized_cross_entropy")]
    name: Option<String>,
    /// What the loss computes in; `NULL` for the session's float type.
    #[config(default = None, no_write)]
    dtype: ComputeDType,
}

impl CategoricalGeneralizedCrossEntropy {
    fn prepare(&mut self) -> Result<()> {
        let q = self.q.get();
        if q > 0.0 && q < 1.0 {
            return Ok(());
        }
        Err(
            Error::config(format!("expected `q` to be between 0 and 1, got {q}"))
                .expected("a number above 0 and below 1")
                .at("q"),
        )
    }
}

/// Generalized cross-entropy of several classes, as a function
///
/// In a config it stands by its name alone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.losses.categorical_generalized_cross_entropy",
    python = "keras.src.losses.losses.categorical_generalized_cross_entropy"
)]
pub struct Function {
    /// From cross-entropy near 0 to the mean absolute error near 1.
    q: Real,
}

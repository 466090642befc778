//! Losses (`keras.losses`).

use crate::config::keyword;
use crate::object::{family, role, Builtin, Configured, Function};

mod binary_crossentropy;
mod binary_focal_crossentropy;
mod categorical_crossentropy;
mod categorical_focal_crossentropy;
mod categorical_generalized_cross_entropy;
mod categorical_hinge;
mod circle;
mod cosine_similarity;
mod crossentropy;
mod ctc;
mod dice;
mod hinge;
mod huber;
mod kl_divergence;
mod log_cosh;
mod loss;
mod mean_absolute_error;
mod mean_absolute_percentage_error;
mod mean_squared_error;
mod mean_squared_logarithmic_error;
mod poisson;
mod sparse_categorical_crossentropy;
mod squared_hinge;
mod tversky;

/// How far predictions are from what is true: an object of a class, or a function.
pub trait Loss: Configured {}

role!(
    Loss,
    "a loss: a name such as \"mean_squared_error\", or an object"
);

impl<T> Loss for Builtin<T> where Builtin<T>: Configured {}

impl Loss for Function {}

keyword! {
    /// What is made of the losses of the samples.
    pub enum Reduction exactly "one of \"sum_over_batch_size\", \"sum\", \"mean\", \"mean_with_sample_weight\" and \"none\", or null" {
        /// Their sum, divided by their number.
        SumOverBatchSize = "sum_over_batch_size",
        /// Their sum.
        Sum = "sum",
        /// Their sum, divided by their number.
        Mean = "mean",
        /// Their sum, divided by that of the weights.
        MeanWithSampleWeight = "mean_with_sample_weight",
        /// They stay as they are.
        None = "none",
    }
}

family! {
    Loss named:
    binary_crossentropy::BinaryCrossentropy,
    binary_focal_crossentropy::BinaryFocalCrossentropy,
    categorical_crossentropy::CategoricalCrossentropy,
    categorical_focal_crossentropy::CategoricalFocalCrossentropy,
    categorical_generalized_cross_entropy::CategoricalGeneralizedCrossEntropy,
    categorical_hinge::CategoricalHinge,
    circle::Circle,
    cosine_similarity::CosineSimilarity,
    ctc::Ctc,
    dice::Dice,
    hinge::Hinge,
    huber::Huber,
    kl_divergence::KLDivergence,
    log_cosh::LogCosh,
    loss::Plain,
    mean_absolute_error::MeanAbsoluteError,
    mean_absolute_percentage_error::MeanAbsolutePercentageError,
    mean_squared_error::MeanSquaredError,
    mean_squared_logarithmic_error::MeanSquaredLogarithmicError,
    poisson::Poisson,
    sparse_categorical_crossentropy::SparseCategoricalCrossentropy,
    squared_hinge::SquaredHinge,
    tversky::Tversky,;
    functions:
    binary_crossentropy,
    binary_focal_crossentropy,
    categorical_crossentropy,
    categorical_focal_crossentropy,
    categorical_generalized_cross_entropy,
    categorical_hinge,
    circle,
    cosine_similarity,
    ctc,
    dice,
    hinge,
    huber,
    kl_divergence,
    log_cosh,
    mean_absolute_error,
    mean_absolute_percentage_error,
    mean_squared_error,
    mean_squared_logarithmic_error,
    poisson,
    sparse_categorical_crossentropy,
    squared_hinge,
    tversky,
}

//! Metrics (`keras.metrics`).

use crate::config::keyword;
use crate::object::{family, role, Builtin, Configured, Function};

mod accuracy;
mod auc;
mod binary_accuracy;
mod binary_crossentropy;
mod binary_iou;
mod categorical_accuracy;
mod categorical_crossentropy;
mod categorical_hinge;
mod concordance_correlation;
mod confusion_metrics;
mod cosine_similarity;
mod f1_score;
mod false_negatives;
mod false_positives;
mod fbeta_score;
mod hinge;
mod iou;
mod iou_metrics;
mod kl_divergence;
mod log_cosh_error;
mod mean;
mod mean_absolute_error;
mod mean_absolute_percentage_error;
mod mean_iou;
mod mean_metric_wrapper;
mod mean_squared_error;
mod mean_squared_logarithmic_error;
mod metric;
mod one_hot_iou;
mod one_hot_mean_iou;
mod pearson_correlation;
mod poisson;
mod precision;
mod precision_at_recall;
mod r2_score;
mod recall;
mod recall_at_precision;
mod root_mean_squared_error;
mod sensitivity_at_specificity;
mod sparse_categorical_accuracy;
mod sparse_categorical_crossentropy;
mod sparse_top_k_categorical_accuracy;
mod specificity_at_sensitivity;
mod squared_hinge;
mod sum;
mod thresholds;
mod top_k_categorical_accuracy;
mod true_negatives;
mod true_positives;

use thresholds::{check_beta, check_targets, check_threshold, Thresholds};

/// What is said of a model's predictions: an object of a class, or a function.
pub trait Metric: Configured {}

role!(
    Metric,
    "a metric: a name such as \"categorical_accuracy\", or an object"
);

impl<T> Metric for Builtin<T> where Builtin<T>: Configured {}

impl Metric for Function {}

keyword! {
    /// How the values of classes become one.
    pub enum Average exactly "one of \"micro\", \"macro\" and \"weighted\", or null" {
        /// All samples count alike.
        Micro = "micro",
        /// All classes count alike.
        Macro = "macro",
        /// Classes count by their size.
        Weighted = "weighted",
    }
}

keyword! {
    /// How the scores of outputs become one.
    pub enum Aggregation exactly "\"uniform_average\" or \"variance_weighted_average\", or null" {
        /// All outputs count alike.
        Uniform = "uniform_average",
        /// Outputs count by their variance.
        VarianceWeighted = "variance_weighted_average",
    }
}

family! {
    Metric named:
    accuracy::Accuracy,
    auc::Auc,
    binary_accuracy::BinaryAccuracy,
    binary_crossentropy::BinaryCrossentropy,
    binary_iou::BinaryIoU,
    categorical_accuracy::CategoricalAccuracy,
    categorical_crossentropy::CategoricalCrossentropy,
    categorical_hinge::CategoricalHinge,
    concordance_correlation::ConcordanceCorrelation,
    cosine_similarity::CosineSimilarity,
    f1_score::F1Score,
    false_negatives::FalseNegatives,
    false_positives::FalsePositives,
    fbeta_score::FBetaScore,
    hinge::Hinge,
    iou::IoU,
    kl_divergence::KLDivergence,
    log_cosh_error::LogCoshError,
    mean::Mean,
    mean_absolute_error::MeanAbsoluteError,
    mean_absolute_percentage_error::MeanAbsolutePercentageError,
    mean_iou::MeanIoU,
    mean_metric_wrapper::MeanMetricWrapper,
    mean_squared_error::MeanSquaredError,
    mean_squared_logarithmic_error::MeanSquaredLogarithmicError,
    metric::Plain,
    one_hot_iou::OneHotIoU,
    one_hot_mean_iou::OneHotMeanIoU,
    pearson_correlation::PearsonCorrelation,
    poisson::Poisson,
    precision::Precision,
    precision_at_recall::PrecisionAtRecall,
    r2_score::R2Score,
    recall::Recall,
    recall_at_precision::RecallAtPrecision,
    root_mean_squared_error::RootMeanSquaredError,
    sensitivity_at_specificity::SensitivityAtSpecificity,
    sparse_categorical_accuracy::SparseCategoricalAccuracy,
    sparse_categorical_crossentropy::SparseCategoricalCrossentropy,
    sparse_top_k_categorical_accuracy::SparseTopKCategoricalAccuracy,
    specificity_at_sensitivity::SpecificityAtSensitivity,
    squared_hinge::SquaredHinge,
    sum::Sum,
    top_k_categorical_accuracy::TopKCategoricalAccuracy,
    true_negatives::TrueNegatives,
    true_positives::TruePositives,;
    functions:
    binary_accuracy,
    categorical_accuracy,
    concordance_correlation,
    pearson_correlation,
    sparse_categorical_accuracy,
    sparse_top_k_categorical_accuracy,
    top_k_categorical_accuracy,
}

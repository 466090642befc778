//! [`R2Score`].

use super::Aggregation;
use crate::config::NonNegative;
use crate::dtype_policies::ComputeDType;
use keratin_derive::KerasConfig;

/// R2 score
///
/// `1 - sum((y_true - y_pred)^2) / sum((y_true - mean(y_true))^2)`: the share of the
/// variance that is explained.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.R2Score",
    python = "keras.src.metrics.regression_metrics.R2Score",
    names("r2_score"),
    r = "metric_r2_score",
    r_args = "... class_aggregation num_regressors name dtype",
    keys = "name dtype class_aggregation num_regressors"
)]
pub struct R2Score {
    /// How the scores of the outputs become one: `"uniform_average"`,
    /// `"variance_weighted_average"`, or `NULL` for one score each.
    #[config(default = "uniform_average")]
    class_aggregation: Option<Aggregation>,
    /// The number of independent variables, for the adjusted score; 0 for the
    /// plain one.
    #[config(default = 0)]
    num_regressors: NonNegative,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "r2_score")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

//! [`FBetaScore`].

use super::Average;
use crate::dtype_policies::ComputeDType;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// F-beta score
///
/// `(1 + beta^2) * precision * recall / (beta^2 * precision + recall)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.FBetaScore",
    python = "keras.src.metrics.f_score_metrics.FBetaScore",
    names("f_beta_score"),
    r = "metric_fbeta_score",
    r_args = "... average beta threshold name dtype",
    keys = "name dtype average beta threshold",
    prepare
)]
pub struct FBetaScore {
    /// How the values of the classes become one: `"micro"` (all samples alike),
    /// `"macro"` (all classes alike), `"weighted"` (classes by their size), or
    /// `NULL` for one value each.
    #[config(default = None)]
    average: Option<Average>,
    /// The weight of recall: above 1, it counts more than precision.
    #[config(default = 1.0)]
    beta: f64,
    /// The prediction above which a sample counts as true; `NULL` for the
    /// largest one of each sample.
    #[config(default = None)]
    threshold: Option<f64>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "fbeta_score")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

impl FBetaScore {
    fn prepare(&mut self) -> Result<()> {
        super::check_beta(self.beta)?;
        super::check_threshold(self.threshold)
    }
}

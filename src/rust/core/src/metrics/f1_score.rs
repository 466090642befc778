//! [`F1Score`].

use super::Average;
use crate::dtype_policies::ComputeDType;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// F1 score
///
/// `2 * precision * recall / (precision + recall)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.F1Score",
    python = "keras.src.metrics.f_score_metrics.F1Score",
    bases("keras.src.metrics.f_score_metrics.FBetaScore"),
    names("f1_score"),
    r = "metric_f1_score",
    r_args = "... average threshold name dtype",
    keys = "name dtype average threshold",
    prepare
)]
pub struct F1Score {
    /// How the values of the classes become one: `"micro"` (all samples alike),
    /// `"macro"` (all classes alike), `"weighted"` (classes by their size), or
    /// `NULL` for one value each.
    #[config(default = None)]
    average: Option<Average>,
    /// The prediction above which a sample counts as true; `NULL` for the
    /// largest one of each sample.
    #[config(default = None)]
    threshold: Option<f64>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = "f1_score")]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

impl F1Score {
    fn prepare(&mut self) -> Result<()> {
        super::check_threshold(self.threshold)
    }
}

//! [`OrthogonalRegularizer`].

use super::factor::SingleFactor;
use crate::config::keyword;
use keratin_derive::KerasConfig;

/// Orthogonality: a penalty on rows or columns that resemble each other
///
/// The rows (or columns) of a matrix are brought to length 1; the penalty is
/// `factor` times the mean absolute product of each pair of them. It is 0 when
/// all are at right angles to each other.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.regularizers.OrthogonalRegularizer",
    python = "keras.src.regularizers.regularizers.OrthogonalRegularizer",
    aliases("keras.regularizers.orthogonal_regularizer"),
    names("orthogonal_regularizer"),
    r = "regularizer_orthogonal",
    r_args = "factor mode"
)]
pub struct OrthogonalRegularizer {
    /// The factor of the penalty. Keras holds it in single precision, and a
    /// config shows it so: 0.1 becomes 0.10000000149011612.
    #[config(default = 0.01)]
    factor: SingleFactor,
    /// What is compared: `"rows"` or `"columns"`.
    #[config(default = "rows")]
    mode: Vectors,
}

keyword! {
    /// Which vectors of a matrix are meant.
    pub enum Vectors exactly "\"rows\" or \"columns\"" {
        /// Its rows.
        Rows = "rows",
        /// Its columns.
        Columns = "columns",
    }
}

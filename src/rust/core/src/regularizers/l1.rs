//! [`L1`].

use super::factor::SingleFactor;
use keratin_derive::KerasConfig;

/// L1 regularization: a penalty on the sum of absolute values
///
/// The penalty is `l1 * sum(abs(x))`. It drives values to 0.
///
/// Keras holds the factor in single precision, and a config shows it so: 0.1
/// becomes 0.10000000149011612.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.regularizers.L1",
    python = "keras.src.regularizers.regularizers.L1",
    aliases("keras.regularizers.l1"),
    names("l1"),
    r = "regularizer_l1",
    r_args = "l1"
)]
pub struct L1 {
    /// The factor of the penalty.
    #[config(default = 0.01, null_is_default)]
    l1: SingleFactor,
}

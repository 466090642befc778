//! [`L1L2`].

use super::factor::Factor;
use keratin_derive::KerasConfig;

/// L1 and L2 regularization together
///
/// The penalty is `l1 * sum(abs(x)) + l2 * sum(x^2)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.regularizers.L1L2",
    python = "keras.src.regularizers.regularizers.L1L2",
    aliases("keras.regularizers.l1_l2"),
    names("l1l2"),
    r = "regularizer_l1_l2",
    r_args = "l1 l2"
)]
pub struct L1L2 {
    /// The factor of the sum of absolute values.
    #[config(default = 0.0, null_is_default)]
    l1: Factor,
    /// The factor of the sum of squares.
    #[config(default = 0.0, null_is_default)]
    l2: Factor,
}

//! [`L2`].

use super::factor::Factor;
use keratin_derive::KerasConfig;

/// L2 regularization: a penalty on the sum of squares
///
/// The penalty is `l2 * sum(x^2)`. It keeps values small.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.regularizers.L2",
    python = "keras.src.regularizers.regularizers.L2",
    aliases("keras.regularizers.l2"),
    names("l2"),
    r = "regularizer_l2",
    r_args = "l2"
)]
pub struct L2 {
    /// The factor of the penalty.
    #[config(default = 0.01, null_is_default)]
    l2: Factor,
}

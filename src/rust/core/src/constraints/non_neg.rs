//! [`NonNeg`].

use keratin_derive::KerasConfig;

/// Constrains weights to be non-negative
///
/// A negative weight becomes 0.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.constraints.NonNeg",
    python = "keras.src.constraints.constraints.NonNeg",
    aliases("keras.constraints.non_neg"),
    names("non_neg"),
    r = "constraint_nonneg",
    r_args = ""
)]
pub struct NonNeg {}

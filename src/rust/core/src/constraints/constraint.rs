//! [`Plain`]: the base class.

use keratin_derive::KerasConfig;

/// The base class of constraints, as an object of its own
///
/// Keras can name it in a config, although it constrains nothing.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.constraints.Constraint",
    python = "keras.src.constraints.constraints.Constraint",
    names("constraint")
)]
pub struct Plain {}

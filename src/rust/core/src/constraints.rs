//! Constraints on weights (`keras.constraints`).

use crate::object::{family, role, Builtin, Configured};

mod non_neg;

/// A constraint that weights are brought back to after each update.
pub trait Constraint: Configured {}

role!(
    Constraint,
    "a constraint: a name such as \"max_norm\", or an object"
);

impl<T> Constraint for Builtin<T> where Builtin<T>: Configured {}

family! { Constraint: non_neg::NonNeg }

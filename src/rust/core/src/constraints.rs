//! Constraints on weights (`keras.constraints`).

use crate::object::{family, role, Builtin, Configured};

mod constraint;
mod max_norm;
mod min_max_norm;
mod non_neg;
mod unit_norm;

/// A constraint that weights are brought back to after each update.
pub trait Constraint: Configured {}

role!(
    Constraint,
    "a constraint: a name such as \"max_norm\", or an object"
);

impl<T> Constraint for Builtin<T> where Builtin<T>: Configured {}

family! {
    Constraint:
    constraint::Plain,
    max_norm::MaxNorm,
    min_max_norm::MinMaxNorm,
    non_neg::NonNeg,
    unit_norm::UnitNorm,
}

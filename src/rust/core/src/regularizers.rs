//! Penalties on weights and outputs (`keras.regularizers`).

use crate::object::{family, role, Builtin, Configured};

mod l2;

/// A penalty on a weight or an output.
pub trait Regularizer: Configured {}

role!(
    Regularizer,
    "a regularizer: a name such as \"l2\", or an object"
);

impl<T> Regularizer for Builtin<T> where Builtin<T>: Configured {}

family! { Regularizer: l2::L2 }

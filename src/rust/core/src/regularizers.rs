//! Penalties on weights and outputs (`keras.regularizers`).

use crate::object::{family, role, Builtin, Configured};

mod factor;
mod l1;
mod l1_l2;
mod l2;
mod orthogonal_regularizer;
mod regularizer;

/// A penalty on a weight or an output.
pub trait Regularizer: Configured {}

role!(
    Regularizer,
    "a regularizer: a name such as \"l2\", or an object"
);

impl<T> Regularizer for Builtin<T> where Builtin<T>: Configured {}

family! {
    Regularizer:
    l1::L1,
    l1_l2::L1L2,
    l2::L2,
    orthogonal_regularizer::OrthogonalRegularizer,
    regularizer::Plain,
}

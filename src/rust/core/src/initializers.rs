//! Weight initializers (`keras.initializers`).

use crate::object::{family, role, Builtin, Configured};

mod glorot_uniform;
pub(crate) mod seed;
mod zeros;

/// A way to fill new weights.
pub trait Initializer: Configured {}

role!(
    Initializer,
    "an initializer: a name such as \"glorot_uniform\", or an object"
);

impl<T> Initializer for Builtin<T> where Builtin<T>: Configured {}

family! { Initializer: glorot_uniform::GlorotUniform, zeros::Zeros }

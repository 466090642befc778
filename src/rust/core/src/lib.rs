//! Keras 3's configuration system, without Python and without R.
//!
//! | module | what is in it |
//! |---|---|
//! | [`value`] | ordered values: what a config is made of |
//! | [`json`] | values as text, spelled as Python spells it |
//! | [`error`] | the one error, with the path inside the config |
//! | [`config`] | a documented struct as the schema of a class |
//! | [`object`] | objects, their roles, and the envelope around a config |
//! | [`registry`] | the table of all classes |
//! | [`custom`] | classes and functions that are not Keras's own |
//! | [`context`] | what a session shares: names, settings, custom objects |
//! | [`dtype`], [`shape`] | what is known of tensors |
//! | [`initializers`], [`regularizers`], [`constraints`], [`activations`], [`dtype_policies`], [`optimizers`] | the small classes |
//! | [`losses`] | the losses, objects and functions |
//! | [`metrics`] | the metrics |
//! | [`quantizers`], [`random`], [`distillation`] | quantizers, seed generators, losses between models |
//! | [`layers`] | the layers, and what they have in common |
//! | [`ops`] | operations on tensors |
//! | [`graph`] | tensors, the calls that made them, their order |
//! | [`models`] | `Sequential` and `Functional` |
//! | [`saving`] | files |

pub mod activations;
pub mod config;
pub mod constraints;
pub mod context;
pub mod custom;
pub mod distillation;
pub mod dtype;
pub mod dtype_policies;
pub mod error;
pub mod graph;
pub mod initializers;
pub mod json;
pub mod layers;
pub mod losses;
pub mod metrics;
pub mod models;
pub mod object;
pub mod ops;
pub mod optimizers;
pub mod quantizers;
pub mod random;
pub mod registry;
pub mod regularizers;
pub mod saving;
pub mod shape;
pub mod text;
pub mod value;

pub use context::Context;
pub use error::{Error, ErrorKind, Result};
pub use object::KerasObject;
pub use value::{Key, Live, LiveObject, Map, Value};

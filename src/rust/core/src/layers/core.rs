//! Core layers (`keras.layers`, `keras/src/layers/core`).

pub mod dense;
pub mod input_layer;

crate::layers::layers! { dense::Dense, input_layer::InputLayer }

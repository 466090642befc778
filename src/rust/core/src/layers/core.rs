//! Core layers (`keras.layers`, `keras/src/layers/core`).

mod base_embedding;
mod quantized_kernel;

pub mod dense;
pub mod einsum_dense;
pub mod embedding;
pub mod identity;
pub mod input_layer;
pub mod lambda_layer;
pub mod masking;
pub mod reversible_embedding;
pub mod wrapper;

crate::layers::layers! {
    dense::Dense,
    einsum_dense::EinsumDense,
    embedding::Embedding,
    identity::Identity,
    input_layer::InputLayer,
    lambda_layer::Lambda,
    masking::Masking,
    reversible_embedding::ReversibleEmbedding,
    wrapper::Wrapper,
}

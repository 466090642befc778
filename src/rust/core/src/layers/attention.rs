//! Attention layers (`keras/src/layers/attention`).

mod inputs;
mod projections;

pub mod additive_attention;
#[allow(clippy::module_inception)] // Keras's file is named like its folder.
pub mod attention;
pub mod grouped_query_attention;
pub mod multi_head_attention;

crate::layers::layers! {
    additive_attention::AdditiveAttention,
    attention::Attention,
    grouped_query_attention::GroupedQueryAttention,
    multi_head_attention::MultiHeadAttention,
}

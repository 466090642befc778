//! Layers around the modules of one backend (`keras/src/utils`): kept as data.

pub mod jax_layer;
pub mod torch_utils;

crate::layers::layers! {
    jax_layer::FlaxLayer,
    jax_layer::JaxLayer,
    torch_utils::TorchModuleWrapper,
}

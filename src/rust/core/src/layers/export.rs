//! Layers around exported programs (`keras/src/export`): kept as data.

pub mod tfsm_layer;

crate::layers::layers! {
    tfsm_layer::TFSMLayer,
}

//! Layers that Keras's applications have of their own (`keras/src/applications`).
//! They are not public there, but stand in the configs of models.

pub mod custom_scale_layer;
pub mod layer_scale;
pub mod stochastic_depth;

crate::layers::layers! {
    custom_scale_layer::CustomScaleLayer,
    layer_scale::LayerScale,
    stochastic_depth::StochasticDepth,
}

//! Normalization layers (`keras.layers`, `keras/src/layers/normalization`).

mod affine;
pub mod batch_normalization;
pub mod group_normalization;
pub mod layer_normalization;
pub mod rms_normalization;
pub mod spectral_normalization;
pub mod unit_normalization;

crate::layers::layers! {
    batch_normalization::BatchNormalization,
    group_normalization::GroupNormalization,
    layer_normalization::LayerNormalization,
    rms_normalization::RMSNormalization,
    spectral_normalization::SpectralNormalization,
    unit_normalization::UnitNormalization,
}

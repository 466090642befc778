//! Regularization layers (`keras/src/layers/regularization`).

pub(crate) mod base_noise;

pub mod activity_regularization;
pub mod alpha_dropout;
pub mod dropout;
pub mod gaussian_dropout;
pub mod gaussian_noise;
pub mod spatial_dropout;

crate::layers::layers! {
    activity_regularization::ActivityRegularization,
    alpha_dropout::AlphaDropout,
    dropout::Dropout,
    gaussian_dropout::GaussianDropout,
    gaussian_noise::GaussianNoise,
    spatial_dropout::SpatialDropout1D,
    spatial_dropout::SpatialDropout2D,
    spatial_dropout::SpatialDropout3D,
}

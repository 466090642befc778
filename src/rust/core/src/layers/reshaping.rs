//! Reshaping layers (`keras.layers`, `keras/src/layers/reshaping`).

pub mod cropping1d;
pub mod cropping2d;
pub mod cropping3d;
pub mod flatten;
mod margins;
pub mod permute;
pub mod repeat_vector;
mod repeated;
pub mod reshape;
pub mod up_sampling1d;
pub mod up_sampling2d;
pub mod up_sampling3d;
pub mod zero_padding1d;
pub mod zero_padding2d;
pub mod zero_padding3d;

crate::layers::layers! {
    cropping1d::Cropping1D,
    cropping2d::Cropping2D,
    cropping3d::Cropping3D,
    flatten::Flatten,
    permute::Permute,
    repeat_vector::RepeatVector,
    reshape::Reshape,
    up_sampling1d::UpSampling1D,
    up_sampling2d::UpSampling2D,
    up_sampling3d::UpSampling3D,
    zero_padding1d::ZeroPadding1D,
    zero_padding2d::ZeroPadding2D,
    zero_padding3d::ZeroPadding3D,
}

//! Convolutional layers (`keras.layers`, `keras/src/layers/convolutional`).

mod base_conv;
mod base_conv_transpose;
mod base_depthwise_conv;
mod base_separable_conv;
pub mod conv1d;
pub mod conv1d_transpose;
pub mod conv2d;
pub mod conv2d_transpose;
pub mod conv3d;
pub mod conv3d_transpose;
pub mod depthwise_conv1d;
pub mod depthwise_conv2d;
pub mod separable_conv1d;
pub mod separable_conv2d;

crate::layers::layers! {
    conv1d::Conv1D,
    conv1d_transpose::Conv1DTranspose,
    conv2d::Conv2D,
    conv2d_transpose::Conv2DTranspose,
    conv3d::Conv3D,
    conv3d_transpose::Conv3DTranspose,
    depthwise_conv1d::DepthwiseConv1D,
    depthwise_conv2d::DepthwiseConv2D,
    separable_conv1d::SeparableConv1D,
    separable_conv2d::SeparableConv2D,
}

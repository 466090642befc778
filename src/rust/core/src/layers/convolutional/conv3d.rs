//! [`Conv3D`].

use super::base_conv::conv;
use crate::layers::window::Padding;

conv! {
    /// A 3D convolution, such as over volumes
    ///
    /// Slides a window over three dimensions. At every place each filter gives one
    /// number: the sum of what it weighs in the window, plus a bias, through the
    /// activation.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or
    /// `(batch, channels, dim1, dim2, dim3)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_dim1, new_dim2, new_dim3, filters)`, or
    /// `(batch, filters, new_dim1, new_dim2, new_dim3)`.
    #[keras(
        class = "keras.layers.Conv3D",
        python = "keras.src.layers.convolutional.conv3d.Conv3D",
        aliases("keras.layers.Convolution3D"),
        r = "layer_conv_3d",
        example = "keras_input(shape = c(8, 8, 8, 1)) |>\n  layer_conv_3d(filters = 4, kernel_size = 3)"
    )]
    Conv3D, 3, (1, 1, 1), Padding
}

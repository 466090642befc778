//! [`Conv3DTranspose`].

use super::base_conv_transpose::conv_transpose;

conv_transpose! {
    /// A transposed 3D convolution
    ///
    /// Goes the way of a convolution backwards: from a tensor of the shape of
    /// its output to one of the shape of its input. Often used to enlarge a
    /// volume.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1,
    /// dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_dim1, new_dim2, new_dim3, filters)`, or `(batch, filters,
    /// new_dim1, new_dim2, new_dim3)`.
    #[keras(
        class = "keras.layers.Conv3DTranspose",
        python = "keras.src.layers.convolutional.conv3d_transpose.Conv3DTranspose",
        aliases("keras.layers.Convolution3DTranspose"),
        r = "layer_conv_3d_transpose",
        example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_conv_3d_transpose(filters = 8, kernel_size = 3, strides = 2)"
    )]
    Conv3DTranspose, 3, (1, 1, 1)
}

//! [`Conv2DTranspose`].

use super::base_conv_transpose::conv_transpose;

conv_transpose! {
    /// A transposed 2D convolution
    ///
    /// Goes the way of a convolution backwards: from a tensor of the shape of
    /// its output to one of the shape of its input. Often used to enlarge a
    /// image.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, filters)`, or `(batch, filters,
    /// new_height, new_width)`.
    #[keras(
        class = "keras.layers.Conv2DTranspose",
        python = "keras.src.layers.convolutional.conv2d_transpose.Conv2DTranspose",
        aliases("keras.layers.Convolution2DTranspose"),
        r = "layer_conv_2d_transpose",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_conv_2d_transpose(filters = 8, kernel_size = 3, strides = 2)"
    )]
    Conv2DTranspose, 2, (1, 1)
}

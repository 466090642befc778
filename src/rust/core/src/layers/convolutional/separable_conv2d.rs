//! [`SeparableConv2D`].

use super::base_separable_conv::separable_conv;

separable_conv! {
    /// A separable 2D convolution
    ///
    /// Convolves every channel by itself, with filters of its own, and then
    /// mixes all channels at each place. That takes far fewer weights than a
    /// convolution that does both at once.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, filters)`, or `(batch, filters,
    /// new_height, new_width)`.
    #[keras(
        class = "keras.layers.SeparableConv2D",
        python = "keras.src.layers.convolutional.separable_conv2d.SeparableConv2D",
        aliases("keras.layers.SeparableConvolution2D"),
        r = "layer_separable_conv_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_separable_conv_2d(filters = 8, kernel_size = 3)"
    )]
    SeparableConv2D, 2, (1, 1)
}

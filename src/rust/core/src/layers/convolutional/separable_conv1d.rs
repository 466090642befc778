//! [`SeparableConv1D`].

use super::base_separable_conv::separable_conv;

separable_conv! {
    /// A separable 1D convolution
    ///
    /// Convolves every channel by itself, with filters of its own, and then
    /// mixes all channels at each place. That takes far fewer weights than a
    /// convolution that does both at once.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, filters)`, or `(batch, filters, new_steps)`.
    #[keras(
        class = "keras.layers.SeparableConv1D",
        python = "keras.src.layers.convolutional.separable_conv1d.SeparableConv1D",
        aliases("keras.layers.SeparableConvolution1D"),
        r = "layer_separable_conv_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_separable_conv_1d(filters = 8, kernel_size = 3)"
    )]
    SeparableConv1D, 1, 1
}

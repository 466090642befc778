//! [`DepthwiseConv1D`].

use super::base_depthwise_conv::depthwise_conv;

depthwise_conv! {
    /// A depthwise 1D convolution
    ///
    /// Convolves every channel by itself, with filters of its own, and puts
    /// the results side by side. It is the first of the two steps of a
    /// separable convolution.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, channels * depth_multiplier)`, or `(batch,
    /// channels * depth_multiplier, new_steps)`.
    #[keras(
        class = "keras.layers.DepthwiseConv1D",
        python = "keras.src.layers.convolutional.depthwise_conv1d.DepthwiseConv1D",
        r = "layer_depthwise_conv_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_depthwise_conv_1d(kernel_size = 3)"
    )]
    DepthwiseConv1D, 1, 1
}

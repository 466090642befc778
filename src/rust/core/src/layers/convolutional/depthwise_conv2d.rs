//! [`DepthwiseConv2D`].

use super::base_depthwise_conv::depthwise_conv;

depthwise_conv! {
    /// A depthwise 2D convolution
    ///
    /// Convolves every channel by itself, with filters of its own, and puts
    /// the results side by side. It is the first of the two steps of a
    /// separable convolution.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, channels * depth_multiplier)`, or
    /// `(batch, channels * depth_multiplier, new_height, new_width)`.
    #[keras(
        class = "keras.layers.DepthwiseConv2D",
        python = "keras.src.layers.convolutional.depthwise_conv2d.DepthwiseConv2D",
        r = "layer_depthwise_conv_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_depthwise_conv_2d(kernel_size = 3)"
    )]
    DepthwiseConv2D, 2, (1, 1)
}

//! [`Conv2D`].

use super::base_conv::conv;
use crate::layers::window::Padding;

conv! {
    /// A 2D convolution, such as over images
    ///
    /// Slides a window over height and width. At every place each filter gives one
    /// number: the sum of what it weighs in the window, plus a bias, through the
    /// activation.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height, width)`
    /// with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, filters)`, or
    /// `(batch, filters, new_height, new_width)`.
    #[keras(
        class = "keras.layers.Conv2D",
        python = "keras.src.layers.convolutional.conv2d.Conv2D",
        aliases("keras.layers.Convolution2D"),
        r = "layer_conv_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_conv_2d(filters = 8, kernel_size = c(3, 3), activation = \"relu\")"
    )]
    Conv2D, 2, (1, 1), Padding
}

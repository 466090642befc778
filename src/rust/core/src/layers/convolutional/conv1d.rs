//! [`Conv1D`].

use super::base_conv::conv;
use crate::layers::window::SequencePadding;

conv! {
    /// A 1D convolution, such as over time
    ///
    /// Slides a window along the steps of a sequence. At every place each filter
    /// gives one number: the sum of what it weighs in the window, plus a bias,
    /// through the activation.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, filters)`, or `(batch, filters, new_steps)`.
    #[keras(
        class = "keras.layers.Conv1D",
        python = "keras.src.layers.convolutional.conv1d.Conv1D",
        aliases("keras.layers.Convolution1D"),
        r = "layer_conv_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_conv_1d(filters = 8, kernel_size = 3)"
    )]
    Conv1D, 1, 1, SequencePadding
}

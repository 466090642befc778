//! [`Conv1DTranspose`].

use super::base_conv_transpose::conv_transpose;

conv_transpose! {
    /// A transposed 1D convolution
    ///
    /// Goes the way of a convolution backwards: from a tensor of the shape of
    /// its output to one of the shape of its input. Often used to enlarge a
    /// sequence.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, filters)`, or `(batch, filters, new_steps)`.
    #[keras(
        class = "keras.layers.Conv1DTranspose",
        python = "keras.src.layers.convolutional.conv1d_transpose.Conv1DTranspose",
        aliases("keras.layers.Convolution1DTranspose"),
        r = "layer_conv_1d_transpose",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_conv_1d_transpose(filters = 8, kernel_size = 3, strides = 2)"
    )]
    Conv1DTranspose, 1, 1
}

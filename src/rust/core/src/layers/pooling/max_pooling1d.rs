//! [`MaxPooling1D`].

use super::base_pooling::pooling;

pooling! {
    /// Max pooling along the steps of a sequence
    ///
    /// Slides a window along the steps of a sequence and keeps the largest
    /// value at every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, channels)`, or `(batch, channels, new_steps)`.
    #[keras(
        class = "keras.layers.MaxPooling1D",
        python = "keras.src.layers.pooling.max_pooling1d.MaxPooling1D",
        aliases("keras.layers.MaxPool1D"),
        r = "layer_max_pooling_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_max_pooling_1d(pool_size = 2)"
    )]
    MaxPooling1D, 1, [default = 2]
}

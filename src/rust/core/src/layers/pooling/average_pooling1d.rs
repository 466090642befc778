//! [`AveragePooling1D`].

use super::base_pooling::pooling;

pooling! {
    /// Average pooling along the steps of a sequence
    ///
    /// Slides a window along the steps of a sequence and keeps the average at
    /// every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_steps, channels)`, or `(batch, channels, new_steps)`.
    #[keras(
        class = "keras.layers.AveragePooling1D",
        python = "keras.src.layers.pooling.average_pooling1d.AveragePooling1D",
        aliases("keras.layers.AvgPool1D"),
        r = "layer_average_pooling_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_average_pooling_1d(pool_size = 2)"
    )]
    AveragePooling1D, 1, []
}

//! [`GlobalAveragePooling1D`].

use super::base_global_pooling::global_pooling;

global_pooling! {
    /// Global average pooling along the steps of a sequence
    ///
    /// Keeps the average along the steps of a sequence, for each channel by
    /// itself. Steps that a mask leaves out do not count.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, channels)`; with `keepdims = TRUE` `(batch, 1, channels)`, or
    /// `(batch, channels, 1)`.
    #[keras(
        class = "keras.layers.GlobalAveragePooling1D",
        python = "keras.src.layers.pooling.global_average_pooling1d.GlobalAveragePooling1D",
        aliases("keras.layers.GlobalAvgPool1D"),
        r = "layer_global_average_pooling_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_global_average_pooling_1d()"
    )]
    GlobalAveragePooling1D, 1, masked
}

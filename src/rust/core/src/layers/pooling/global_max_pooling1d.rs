//! [`GlobalMaxPooling1D`].

use super::base_global_pooling::global_pooling;

global_pooling! {
    /// Global max pooling along the steps of a sequence
    ///
    /// Keeps the largest value along the steps of a sequence, for each
    /// channel by itself.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or `(batch, channels, steps)` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, channels)`; with `keepdims = TRUE` `(batch, 1, channels)`, or
    /// `(batch, channels, 1)`.
    #[keras(
        class = "keras.layers.GlobalMaxPooling1D",
        python = "keras.src.layers.pooling.global_max_pooling1d.GlobalMaxPooling1D",
        aliases("keras.layers.GlobalMaxPool1D"),
        r = "layer_global_max_pooling_1d",
        example = "keras_input(shape = c(10, 4)) |>\n  layer_global_max_pooling_1d()"
    )]
    GlobalMaxPooling1D, 1
}

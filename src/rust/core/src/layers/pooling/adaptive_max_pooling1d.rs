//! [`AdaptiveMaxPooling1D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Max pooling to a given size, along the steps of a sequence
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the largest value of each, for each channel by
    /// itself.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or
    /// `(batch, channels, steps)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveMaxPooling1D",
        python = "keras.src.layers.pooling.adaptive_max_pooling1d.AdaptiveMaxPooling1D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveMaxPooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveMaxPooling1D, 1
}

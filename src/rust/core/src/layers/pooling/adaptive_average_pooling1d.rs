//! [`AdaptiveAveragePooling1D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Average pooling to a given size, along the steps of a sequence
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the average of each, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, steps, channels)`, or
    /// `(batch, channels, steps)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveAveragePooling1D",
        python = "keras.src.layers.pooling.adaptive_average_pooling1d.AdaptiveAveragePooling1D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveAveragePooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveAveragePooling1D, 1
}

//! [`AdaptiveAveragePooling2D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Average pooling to a given size, over the height and width of images
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the average of each, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or
    /// `(batch, channels, height, width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveAveragePooling2D",
        python = "keras.src.layers.pooling.adaptive_average_pooling2d.AdaptiveAveragePooling2D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveAveragePooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveAveragePooling2D, 2
}

//! [`AdaptiveMaxPooling2D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Max pooling to a given size, over the height and width of images
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the largest value of each, for each channel by
    /// itself.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or
    /// `(batch, channels, height, width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveMaxPooling2D",
        python = "keras.src.layers.pooling.adaptive_max_pooling2d.AdaptiveMaxPooling2D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveMaxPooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveMaxPooling2D, 2
}

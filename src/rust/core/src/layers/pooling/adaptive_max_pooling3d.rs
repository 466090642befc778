//! [`AdaptiveMaxPooling3D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Max pooling to a given size, over the three dimensions of volumes
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the largest value of each, for each channel by
    /// itself.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or
    /// `(batch, channels, dim1, dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveMaxPooling3D",
        python = "keras.src.layers.pooling.adaptive_max_pooling3d.AdaptiveMaxPooling3D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveMaxPooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveMaxPooling3D, 3
}

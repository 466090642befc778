//! [`AdaptiveAveragePooling3D`].

use super::base_adaptive_pooling::adaptive_pooling;

adaptive_pooling! {
    /// Average pooling to a given size, over the three dimensions of volumes
    ///
    /// Splits the input into as many parts as the output has places, as even
    /// as can be, and keeps the average of each, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or
    /// `(batch, channels, dim1, dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// The same, with `output_size` in place of the sizes between or behind.
    #[keras(
        class = "keras.layers.AdaptiveAveragePooling3D",
        python = "keras.src.layers.pooling.adaptive_average_pooling3d.AdaptiveAveragePooling3D",
        bases(
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptiveAveragePooling",
            "keras.src.layers.pooling.base_adaptive_pooling.BaseAdaptivePooling"
        )
    )]
    AdaptiveAveragePooling3D, 3
}

//! [`AveragePooling2D`].

use super::base_pooling::pooling;

pooling! {
    /// Average pooling over the height and width of images
    ///
    /// Slides a window over the height and width of images and keeps the
    /// average at every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, channels)`, or `(batch, channels,
    /// new_height, new_width)`.
    #[keras(
        class = "keras.layers.AveragePooling2D",
        python = "keras.src.layers.pooling.average_pooling2d.AveragePooling2D",
        aliases("keras.layers.AvgPool2D"),
        r = "layer_average_pooling_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_average_pooling_2d(pool_size = 2)"
    )]
    AveragePooling2D, 2, []
}

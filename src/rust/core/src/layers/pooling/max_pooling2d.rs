//! [`MaxPooling2D`].

use super::base_pooling::pooling;

pooling! {
    /// Max pooling over the height and width of images
    ///
    /// Slides a window over the height and width of images and keeps the
    /// largest value at every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_height, new_width, channels)`, or `(batch, channels,
    /// new_height, new_width)`.
    #[keras(
        class = "keras.layers.MaxPooling2D",
        python = "keras.src.layers.pooling.max_pooling2d.MaxPooling2D",
        aliases("keras.layers.MaxPool2D"),
        r = "layer_max_pooling_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_max_pooling_2d(pool_size = 2)"
    )]
    MaxPooling2D, 2, [default = (2, 2)]
}

//! [`GlobalMaxPooling2D`].

use super::base_global_pooling::global_pooling;

global_pooling! {
    /// Global max pooling over the height and width of images
    ///
    /// Keeps the largest value over the height and width of images, for each
    /// channel by itself.
    ///
    /// # Input shape
    /// `(batch, height, width, channels)`, or `(batch, channels, height,
    /// width)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, channels)`; with `keepdims = TRUE` `(batch, 1, 1, channels)`,
    /// or `(batch, channels, 1, 1)`.
    #[keras(
        class = "keras.layers.GlobalMaxPooling2D",
        python = "keras.src.layers.pooling.global_max_pooling2d.GlobalMaxPooling2D",
        aliases("keras.layers.GlobalMaxPool2D"),
        r = "layer_global_max_pooling_2d",
        example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_global_max_pooling_2d()"
    )]
    GlobalMaxPooling2D, 2
}

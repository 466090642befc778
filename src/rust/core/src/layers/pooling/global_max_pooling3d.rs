//! [`GlobalMaxPooling3D`].

use super::base_global_pooling::global_pooling;

global_pooling! {
    /// Global max pooling over the three dimensions of volumes
    ///
    /// Keeps the largest value over the three dimensions of volumes, for each
    /// channel by itself.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1,
    /// dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, channels)`; with `keepdims = TRUE` `(batch, 1, 1, 1,
    /// channels)`, or `(batch, channels, 1, 1, 1)`.
    #[keras(
        class = "keras.layers.GlobalMaxPooling3D",
        python = "keras.src.layers.pooling.global_max_pooling3d.GlobalMaxPooling3D",
        aliases("keras.layers.GlobalMaxPool3D"),
        r = "layer_global_max_pooling_3d",
        example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_global_max_pooling_3d()"
    )]
    GlobalMaxPooling3D, 3
}

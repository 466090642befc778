//! [`MaxPooling3D`].

use super::base_pooling::pooling;

pooling! {
    /// Max pooling over the three dimensions of volumes
    ///
    /// Slides a window over the three dimensions of volumes and keeps the
    /// largest value at every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1,
    /// dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_dim1, new_dim2, new_dim3, channels)`, or `(batch,
    /// channels, new_dim1, new_dim2, new_dim3)`.
    #[keras(
        class = "keras.layers.MaxPooling3D",
        python = "keras.src.layers.pooling.max_pooling3d.MaxPooling3D",
        aliases("keras.layers.MaxPool3D"),
        r = "layer_max_pooling_3d",
        example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_max_pooling_3d(pool_size = 2)"
    )]
    MaxPooling3D, 3, [default = (2, 2, 2)]
}

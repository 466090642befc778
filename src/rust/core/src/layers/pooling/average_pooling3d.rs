//! [`AveragePooling3D`].

use super::base_pooling::pooling;

pooling! {
    /// Average pooling over the three dimensions of volumes
    ///
    /// Slides a window over the three dimensions of volumes and keeps the
    /// average at every place, for each channel by itself.
    ///
    /// # Input shape
    /// `(batch, dim1, dim2, dim3, channels)`, or `(batch, channels, dim1,
    /// dim2, dim3)` with `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_dim1, new_dim2, new_dim3, channels)`, or `(batch,
    /// channels, new_dim1, new_dim2, new_dim3)`.
    #[keras(
        class = "keras.layers.AveragePooling3D",
        python = "keras.src.layers.pooling.average_pooling3d.AveragePooling3D",
        aliases("keras.layers.AvgPool3D"),
        r = "layer_average_pooling_3d",
        example = "keras_input(shape = c(8, 8, 8, 2)) |>\n  layer_average_pooling_3d(pool_size = 2)"
    )]
    AveragePooling3D, 3, []
}

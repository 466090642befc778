//! [`Average`].

use super::base_merge::merge;

merge! {
    /// The average of tensors
    ///
    /// Averages tensors element by element.
    ///
    /// # Input shape
    /// A list of tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Average",
        python = "keras.src.layers.merging.average.Average",
        r = "layer_average",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_average(list(a, b))"
    )]
    Average
}

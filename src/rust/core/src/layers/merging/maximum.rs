//! [`Maximum`].

use super::base_merge::merge;

merge! {
    /// The largest of tensors
    ///
    /// Keeps, element by element, the largest value of all tensors.
    ///
    /// # Input shape
    /// A list of tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Maximum",
        python = "keras.src.layers.merging.maximum.Maximum",
        r = "layer_maximum",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_maximum(list(a, b))"
    )]
    Maximum
}

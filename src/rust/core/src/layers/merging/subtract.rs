//! [`Subtract`].

use super::base_merge::merge;

merge! {
    /// The difference of two tensors
    ///
    /// Subtracts the second tensor from the first, element by element.
    ///
    /// # Input shape
    /// A list of 2 tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Subtract",
        python = "keras.src.layers.merging.subtract.Subtract",
        r = "layer_subtract",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_subtract(list(a, b))"
    )]
    Subtract, 2
}

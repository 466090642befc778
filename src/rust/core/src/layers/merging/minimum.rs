//! [`Minimum`].

use super::base_merge::merge;

merge! {
    /// The smallest of tensors
    ///
    /// Keeps, element by element, the smallest value of all tensors.
    ///
    /// # Input shape
    /// A list of tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Minimum",
        python = "keras.src.layers.merging.minimum.Minimum",
        r = "layer_minimum",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_minimum(list(a, b))"
    )]
    Minimum
}

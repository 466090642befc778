//! [`Multiply`].

use super::base_merge::merge;

merge! {
    /// The product of tensors
    ///
    /// Multiplies tensors element by element.
    ///
    /// # Input shape
    /// A list of tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Multiply",
        python = "keras.src.layers.merging.multiply.Multiply",
        r = "layer_multiply",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_multiply(list(a, b))"
    )]
    Multiply
}

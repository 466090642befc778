//! [`Add`].

use super::base_merge::merge;

merge! {
    /// The sum of tensors
    ///
    /// Adds tensors element by element.
    ///
    /// # Input shape
    /// A list of tensors of one shape. Dimensions of size 1 are stretched,
    /// and missing ones added behind the batch.
    ///
    /// # Output shape
    /// The shape that all are brought to.
    #[keras(
        class = "keras.layers.Add",
        python = "keras.src.layers.merging.add.Add",
        r = "layer_add",
        example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_add(list(a, b))"
    )]
    Add
}

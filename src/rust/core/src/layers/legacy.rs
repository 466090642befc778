//! Layers of Keras 2 that Keras reads and no longer documents
//! (`keras._legacy.layers`).

pub mod alpha_dropout;
pub mod random_height;
pub mod random_size;
pub mod random_width;
pub mod thresholded_relu;

crate::layers::layers! {
    alpha_dropout::AlphaDropout,
    random_height::RandomHeight,
    random_width::RandomWidth,
    thresholded_relu::ThresholdedReLU,
}

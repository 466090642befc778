//! Operations of neural networks (`keras.ops.nn`, `keras/src/ops/nn.py`).

pub mod activation;
pub mod blocks;
pub mod convolution;
pub mod encoding;
pub mod loss;
pub mod normalization;
pub mod pooling;
mod sliding;
pub mod softmax;

use super::Family;

/// The families of operations of neural networks.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("activation operations", activation::CLASSES),
        Family("convolution operations", blocks::CLASSES),
        Family("convolution operations", convolution::CLASSES),
        Family("encoding operations", encoding::CLASSES),
        Family("loss operations", loss::CLASSES),
        Family("normalization operations", normalization::CLASSES),
        Family("convolution operations", pooling::CLASSES),
        Family("activation operations", softmax::CLASSES),
    ]
    .into_iter()
}

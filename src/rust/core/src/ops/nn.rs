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

use crate::object::ClassEntry;

/// The families of operations of neural networks.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [
        activation::CLASSES,
        blocks::CLASSES,
        convolution::CLASSES,
        encoding::CLASSES,
        loss::CLASSES,
        normalization::CLASSES,
        pooling::CLASSES,
        softmax::CLASSES,
    ]
    .into_iter()
}

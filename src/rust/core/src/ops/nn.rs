//! Operations of neural networks (`keras.ops.nn`, `keras/src/ops/nn.py`).

pub mod activation;
pub mod softmax;

use crate::object::ClassEntry;

/// The families of operations of neural networks.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [activation::CLASSES, softmax::CLASSES].into_iter()
}

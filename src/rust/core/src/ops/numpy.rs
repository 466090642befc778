//! Operations on arrays (`keras.ops.numpy`, `keras/src/ops/numpy.py`).

pub mod arithmetic;
pub mod elementwise;
pub mod indexing;
pub mod reduction;

use crate::object::ClassEntry;

/// The families of array operations.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [
        arithmetic::CLASSES,
        elementwise::CLASSES,
        indexing::CLASSES,
        reduction::CLASSES,
    ]
    .into_iter()
}

//! Mathematical operations (`keras.ops.math`, `keras/src/ops/math.py`).

pub mod elementwise;
pub mod reduction;

use crate::object::ClassEntry;

/// The families of mathematical operations.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [elementwise::CLASSES, reduction::CLASSES].into_iter()
}

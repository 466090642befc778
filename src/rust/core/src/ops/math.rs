//! Mathematical operations (`keras.ops.math`, `keras/src/ops/math.py`).

pub mod elementwise;
pub mod reduction;
pub mod segments;
pub mod transforms;

use crate::object::ClassEntry;

/// The families of mathematical operations.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [
        elementwise::CLASSES,
        reduction::CLASSES,
        segments::CLASSES,
        transforms::CLASSES,
    ]
    .into_iter()
}

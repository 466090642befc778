//! Linear algebra (`keras.ops.linalg`, `keras/src/ops/linalg.py`).

pub mod decomposition;
pub mod norm;

use crate::object::ClassEntry;

/// The families of linear algebra.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [decomposition::CLASSES, norm::CLASSES].into_iter()
}

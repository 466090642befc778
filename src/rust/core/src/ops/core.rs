//! Core operations (`keras.ops.core`, `keras/src/ops/core.py`).

pub mod convert;
pub mod update;

use crate::object::ClassEntry;

/// The families of core operations.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [convert::CLASSES, update::CLASSES].into_iter()
}

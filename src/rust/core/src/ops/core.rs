//! Core operations (`keras.ops.core`, `keras/src/ops/core.py`).

pub mod control;
pub mod convert;
pub mod mapping;
pub mod update;

use super::Family;

/// The families of core operations.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("control operations", control::CLASSES),
        Family("core operations", convert::CLASSES),
        Family("control operations", mapping::CLASSES),
        Family("indexing operations", update::CLASSES),
    ]
    .into_iter()
}

//! Core operations (`keras.ops.core`, `keras/src/ops/core.py`).

pub mod convert;
pub mod update;

use super::Family;

/// The families of core operations.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("core operations", convert::CLASSES),
        Family("indexing operations", update::CLASSES),
    ]
    .into_iter()
}

//! Linear algebra (`keras.ops.linalg`, `keras/src/ops/linalg.py`).

pub mod decomposition;
pub mod jvp;
pub mod norm;

use super::Family;

/// The families of linear algebra.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("linear algebra operations", decomposition::CLASSES),
        Family("linear algebra operations", jvp::CLASSES),
        Family("linear algebra operations", norm::CLASSES),
    ]
    .into_iter()
}

//! Mathematical operations (`keras.ops.math`, `keras/src/ops/math.py`).

pub mod elementwise;
pub mod matrices;
pub mod reduction;
pub mod segments;
pub mod transforms;

use super::Family;

/// The families of mathematical operations.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("elementwise operations", elementwise::CLASSES),
        Family("linear algebra operations", matrices::CLASSES),
        Family("reduction operations", reduction::CLASSES),
        Family("sorting operations", segments::CLASSES),
        Family("signal operations", transforms::CLASSES),
    ]
    .into_iter()
}

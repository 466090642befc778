//! Operations on arrays (`keras.ops.numpy`, `keras/src/ops/numpy.py`).

pub mod argument;
pub mod arithmetic;
pub mod bitwise;
pub mod comparison;
pub mod cumulative;
pub mod elementwise;
pub mod filling;
pub mod indexing;
pub mod joining;
pub mod logic;
pub mod nan_reduction;
pub mod ordering;
pub mod products;
pub mod quantile;
pub mod rearranging;
pub mod reduction;
pub mod reshaping;
pub mod sequences;
pub mod trigonometry;

use super::Family;

/// The families of array operations.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("reduction operations", argument::CLASSES),
        Family("arithmetic operations", arithmetic::CLASSES),
        Family("bitwise operations", bitwise::CLASSES),
        Family("comparison operations", comparison::CLASSES),
        Family("cumulative operations", cumulative::CLASSES),
        Family("elementwise operations", elementwise::CLASSES),
        Family("array creation operations", filling::CLASSES),
        Family("indexing operations", indexing::CLASSES),
        Family("comparison operations", logic::CLASSES),
        Family("reduction operations", nan_reduction::CLASSES),
        Family("sorting operations", ordering::CLASSES),
        Family("linear algebra operations", products::CLASSES),
        Family("reduction operations", quantile::CLASSES),
        Family("reduction operations", reduction::CLASSES),
        Family("trigonometric operations", trigonometry::CLASSES),
        Family("joining operations", joining::CLASSES),
        Family("shape operations", rearranging::CLASSES),
        Family("shape operations", reshaping::CLASSES),
        Family("array creation operations", sequences::CLASSES),
    ]
    .into_iter()
}

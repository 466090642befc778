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

use crate::object::ClassEntry;

/// The families of array operations.
pub(super) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [
        argument::CLASSES,
        arithmetic::CLASSES,
        bitwise::CLASSES,
        comparison::CLASSES,
        cumulative::CLASSES,
        elementwise::CLASSES,
        filling::CLASSES,
        indexing::CLASSES,
        logic::CLASSES,
        nan_reduction::CLASSES,
        ordering::CLASSES,
        products::CLASSES,
        quantile::CLASSES,
        reduction::CLASSES,
        trigonometry::CLASSES,
        joining::CLASSES,
        rearranging::CLASSES,
        reshaping::CLASSES,
        sequences::CLASSES,
    ]
    .into_iter()
}

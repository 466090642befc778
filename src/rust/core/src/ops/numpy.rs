//! Operations on arrays (`keras.ops.numpy`, `keras/src/ops/numpy.py`).

pub mod argument;
pub mod arithmetic;
pub mod bitwise;
pub mod comparison;
pub mod cumulative;
pub mod elementwise;
pub mod indexing;
pub mod logic;
pub mod nan_reduction;
pub mod quantile;
pub mod reduction;
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
        indexing::CLASSES,
        logic::CLASSES,
        nan_reduction::CLASSES,
        quantile::CLASSES,
        reduction::CLASSES,
        trigonometry::CLASSES,
    ]
    .into_iter()
}

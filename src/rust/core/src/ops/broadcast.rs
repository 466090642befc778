//! Broadcasting: the shape that operands are brought to.

pub use crate::shape::broadcast;

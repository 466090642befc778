//! Operations (`keras.ops`): what a graph records beside layers.
//!
//! An operation is a documented struct: its fields are what it is made with, the
//! attribute `call` names what it is called on. Operations whose shape and dtype
//! follow in one way stand in one file, as they would otherwise be files of ten
//! lines.

mod binary;
pub mod broadcast;
pub mod core;
pub mod einops;
mod elementwise;
pub mod ints;
pub mod linalg;
pub mod math;
pub mod nn;
pub mod numpy;
mod rules;

use crate::object::ClassEntry;

/// The rows of one family of operations.
macro_rules! operations {
    ($($class:ty),+ $(,)?) => {
        /// The operations of this family.
        pub(crate) static CLASSES: &[$crate::object::ClassEntry] = &[
            $({
                fn construct(
                    reader: $crate::config::Reader<'_>,
                ) -> $crate::error::Result<$crate::object::KerasObject> {
                    $crate::layers::Layer::read_operation::<$class>(reader)
                        .map($crate::object::KerasObject::Layer)
                }
                $crate::object::ClassEntry {
                    schema: &<$class as $crate::config::KerasConfig>::SCHEMA,
                    role: $crate::object::Role::Operation,
                    construct,
                }
            },)+
        ];
    };
}
pub(crate) use operations;

/// The families, in Keras's order.
pub(crate) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    core::families()
        .chain(numpy::families())
        .chain(nn::families())
        .chain(math::families())
        .chain(linalg::families())
        .chain([einops::CLASSES])
}

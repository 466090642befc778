//! Operations (`keras.ops`): what a graph records beside layers.
//!
//! An operation is a documented struct: its fields are what it is made with, the
//! attribute `call` names what it is called on. Operations whose shape and dtype
//! follow in one way stand in one file, as they would otherwise be files of ten
//! lines.

mod binary;
pub mod core;
pub mod einops;
mod elementwise;
pub mod given_format;
pub mod image;
pub mod ints;
pub mod linalg;
pub mod math;
pub mod nn;
pub mod numpy;
mod rules;

use crate::dtype::DType;
use crate::error::Result;
use crate::layers::Spec;
use crate::object::ClassEntry;
use crate::shape::{Nested, Shape};

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

/// As many tensors as an operation gives at most: a config that asks for more is
/// mistaken, or means harm.
pub(crate) const MOST_PARTS: usize = 65_536;

/// One dense tensor as the result.
pub(crate) fn one(shape: Shape, dtype: DType) -> Result<Nested<Spec>> {
    Ok(Nested::One(Spec::new(shape, dtype)))
}

/// Operations that help shows together: what they are called, and the classes.
pub(crate) struct Family(&'static str, &'static [ClassEntry]);

/// The classes, family by family.
pub(crate) fn classes() -> impl Iterator<Item = &'static [ClassEntry]> {
    families().map(|Family(_, classes)| classes)
}

/// What the family of an operation is called: `reduction operations`.
pub fn family_of(entry: &ClassEntry) -> Option<&'static str> {
    let is_it = |class: &ClassEntry| class.schema.python == entry.schema.python;
    families()
        .find(|Family(_, classes)| classes.iter().any(is_it))
        .map(|Family(name, _)| name)
}

/// The families, in Keras's order.
fn families() -> impl Iterator<Item = Family> {
    core::families()
        .chain(numpy::families())
        .chain(nn::families())
        .chain(math::families())
        .chain(image::families())
        .chain(linalg::families())
        .chain([Family("shape operations", einops::CLASSES)])
}

//! The schema of a class: its fields, read from a config and written to one.
//!
//! A documented struct with `#[derive(KerasConfig)]` *is* the schema. The derive
//! gives a [`Schema`] (names, order, defaults, documentation), reading with
//! coercions and with the path in every error, and writing in Keras's key order.

mod array;
mod field;
mod literal;
mod no_fields;
mod number;
mod numbers;
mod reader;
mod schema;
mod text;
mod tuple;
mod writer;

pub use array::Array;
pub(crate) use field::describe;
pub use field::Field;
pub use literal::Literal;
pub(crate) use no_fields::no_fields;
pub use no_fields::NO_FIELDS;
pub(crate) use number::whole;
pub use number::{Fraction, NonNegative, Positive, PositiveFloat, Real};
pub use numbers::Numbers;
pub use reader::Reader;
pub use schema::{BaseKeys, CallParam, FieldSchema, ParamKind, Part, Schema};
pub(crate) use text::keyword;
pub(crate) use tuple::chosen;
pub use tuple::{Axes, Axis, Tuple};
pub use writer::Writer;

use crate::error::Result;
use std::rc::Rc;

/// What `#[derive(KerasConfig)]` implements: a struct as the schema of a class,
/// or of a group of fields that several classes share.
pub trait KerasConfig: Sized + 'static {
    /// The fields, their order, defaults and documentation.
    const SCHEMA: Schema;

    /// Reads every field, in the order of declaration.
    fn read(reader: &mut Reader<'_>) -> Result<Self>;

    /// Writes one field by its name; `false` if there is no such field here.
    fn write_field(&self, name: &str, writer: &mut Writer<'_>) -> Result<bool>;

    /// Writes all fields in Keras's key order.
    fn write(&self, writer: &mut Writer<'_>) -> Result<()> {
        for name in Self::SCHEMA.config_keys() {
            self.write_field(name, writer)?;
        }
        Ok(())
    }
}

/// A group that several objects share.
impl<T: KerasConfig> KerasConfig for Rc<T> {
    const SCHEMA: Schema = T::SCHEMA;

    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        T::read(reader).map(Rc::new)
    }

    fn write_field(&self, name: &str, writer: &mut Writer<'_>) -> Result<bool> {
        T::write_field(self, name, writer)
    }
}

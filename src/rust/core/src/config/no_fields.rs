//! What a class keeps that is no field of its config.

use super::{KerasConfig, Schema};
use keratin_derive::KerasConfig;

/// No field of the config.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct NoFields {}

/// The schema of a group without fields.
pub const NO_FIELDS: Schema = NoFields::SCHEMA;

/// Makes a type with a default a group without fields, to be flattened into a
/// class: what it holds follows from the fields.
macro_rules! no_fields {
    ($type:ident) => {
        impl $crate::config::KerasConfig for $type {
            const SCHEMA: $crate::config::Schema = $crate::config::NO_FIELDS;

            fn read(_reader: &mut $crate::config::Reader<'_>) -> $crate::error::Result<Self> {
                Ok($type::default())
            }

            fn write_field(
                &self,
                _name: &str,
                _writer: &mut $crate::config::Writer<'_>,
            ) -> $crate::error::Result<bool> {
                Ok(false)
            }
        }
    };
}

pub(crate) use no_fields;

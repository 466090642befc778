//! [`Plain`]: the base class.

use crate::config::{BaseKeys, KerasConfig, Reader, Schema, Writer};
use crate::error::{Error, Result};

/// The base class of regularizers, which Keras can make by name. It penalizes
/// nothing and has no config.
#[derive(Debug)]
pub struct Plain;

impl KerasConfig for Plain {
    const SCHEMA: Schema = Schema {
        module: "keras",
        class_name: "Regularizer",
        python: "keras.src.regularizers.regularizers.Regularizer",
        bases: &[],
        aliases: &["keras.regularizers.Regularizer"],
        names: &["regularizer"],
        r: "",
        r_args: None,
        r_aliases: &[],
        example: "",
        doc: "The base class of regularizers",
        parts: &[],
        args: &[],
        keys: &[],
        base_keys: BaseKeys::All,
        call: &[],
    };

    fn read(_reader: &mut Reader<'_>) -> Result<Self> {
        Ok(Plain)
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }

    fn write(&self, _writer: &mut Writer<'_>) -> Result<()> {
        Err(Error::state("the base class `Regularizer` has no config")
            .hint("Use one of its kinds, such as `regularizer_l2()`."))
    }
}

//! [`Plain`]: the base class.

use crate::config::{KerasConfig, Reader, Schema, Writer};
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// The base class of quantizers
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Quantizer",
    python = "keras.src.quantizers.quantizers.Quantizer",
    aliases("keras.quantizers.Quantizer"),
    names("quantizer")
)]
struct Arguments {
    /// The type of the values.
    #[config(default = "int8")]
    output_dtype: String,
}

/// The base class of quantizers, which Keras can make by name. It rounds nothing and
/// has no config.
#[derive(Debug)]
pub struct Plain;

impl KerasConfig for Plain {
    const SCHEMA: Schema = Arguments::SCHEMA;

    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let Arguments { output_dtype: _ } = Arguments::read(reader)?;
        Ok(Plain)
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }

    fn write(&self, _writer: &mut Writer<'_>) -> Result<()> {
        Err(Error::state("the base class `Quantizer` has no config")
            .hint("Use `quantizer_abs_max()`."))
    }
}

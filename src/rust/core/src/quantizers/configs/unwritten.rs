//! [`Unwritten`]: data that no config holds.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// A data set or a tokenizer: it is used when a model is quantized, and a config
/// has null in its place.
#[derive(Debug)]
pub(super) struct Unwritten;

impl Field for Unwritten {
    const EXPECTED: &'static str = "any value";

    fn read(_value: Value, _cx: &Context) -> Result<Self> {
        Ok(Unwritten)
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Null)
    }
}

//! A layer inside a layer: as it stands in a config, or as it is.

use super::Layer;
use crate::config::{describe, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::object::{get, KerasObject, Role};
use crate::value::Value;

/// Read from an envelope, or taken over as the layer it is; written as its
/// envelope.
impl Field for Layer {
    const EXPECTED: &'static str = "a layer";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        if !matches!(value, Value::Object(_) | Value::Live(_)) {
            return Err(Self::refuse(&value));
        }
        let refused = format!("expected a layer, got {}", describe(&value));
        match get(Role::Layer, value, cx)? {
            KerasObject::Layer(layer) => Ok(layer),
            _ => Err(Error::config(refused).expected(Self::EXPECTED)),
        }
    }

    fn write(&self) -> Result<Value> {
        self.serialize().map(Value::Object)
    }
}

impl Layer {
    /// The layer standing in a value, as itself.
    pub fn value(&self) -> Value {
        KerasObject::Layer(self.clone()).into_value()
    }
}

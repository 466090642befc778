//! [`Numbers`]: a number or an array of them.

use super::number::real;
use super::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::{Map, Value};

/// A number, nested arrays of numbers, or the config of a NumPy array or tensor;
/// kept as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers(Value);

impl Numbers {
    /// The numbers alone, and the dtype that the config of an array has.
    pub(super) fn into_parts(self) -> (Value, Option<String>) {
        let Value::Object(envelope) = &self.0 else {
            return (self.0, None);
        };
        let dtype = envelope
            .get("config")
            .and_then(|config| config.get("dtype")?.as_str());
        let dtype = dtype.map(str::to_owned);
        (array_of(envelope).cloned().unwrap_or_default(), dtype)
    }
}

impl Field for Numbers {
    const EXPECTED: &'static str = "a number or an array of numbers";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let numbers = match &value {
            Value::Object(config) => array_of(config),
            other => Some(other),
        };
        if numbers.is_some_and(all_numbers) {
            return Ok(Numbers(value));
        }
        Err(Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// The values in the config of an array.
fn array_of(envelope: &Map) -> Option<&Value> {
    match envelope.get("class_name")?.as_str()? {
        "__numpy__" | "__tensor__" => envelope.get("config")?.get("value"),
        _ => None,
    }
}

fn all_numbers(value: &Value) -> bool {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Bool(_) => {}
            other if real(other).is_some() => {}
            _ => return false,
        }
    }
    true
}

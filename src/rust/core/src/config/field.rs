//! [`Field`]: a type that stands in a config.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;

/// A type that can be read from a config and written to one.
pub trait Field: Sized {
    /// What values it takes, for messages: "a positive integer".
    const EXPECTED: &'static str;

    /// Reads and coerces. The caller adds the path to an error.
    fn read(value: Value, cx: &Context) -> Result<Self>;

    /// What stands in the config.
    fn write(&self) -> Result<Value>;

    /// The error for a value that is none of [`Field::EXPECTED`].
    fn refuse(value: &Value) -> Error {
        Error::config(format!(
            "expected {}, got {}",
            Self::EXPECTED,
            describe(value)
        ))
        .received(value)
        .expected(Self::EXPECTED)
    }
}

/// A value in a message: short, with its kind where the text does not show it.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(true) => "true".into(),
        Value::Bool(false) => "false".into(),
        Value::Int(i) => i.to_string(),
        Value::BigInt(n) => n.to_string(),
        Value::Float(x) => x.to_string(),
        Value::Str(s) if s.chars().count() <= 60 => format!("{s:?}"),
        Value::Str(s) => format!("{:?}...", s.chars().take(57).collect::<String>()),
        Value::Array(items) if items.len() == 1 => "an array of 1 element".into(),
        Value::Array(items) => format!("an array of {} elements", items.len()),
        Value::Object(_) => match value.get("class_name").and_then(Value::as_str) {
            Some(class_name) => format!("a config of class {class_name:?}"),
            None => "an object".into(),
        },
        Value::Live(live) => format!("{live:?}"),
    }
}

impl<T: Field> Field for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value, cx).map(Some),
        }
    }

    fn write(&self) -> Result<Value> {
        self.as_ref().map_or(Ok(Value::Null), Field::write)
    }
}

impl Field for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        value.as_bool().ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Bool(*self))
    }
}

impl Field for String {
    const EXPECTED: &'static str = "a string";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value {
            Value::Str(s) => Ok(s),
            value => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.as_str()))
    }
}

/// Any plain data, kept as it is.
impl Field for Value {
    const EXPECTED: &'static str = "any value";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        Ok(value)
    }

    fn write(&self) -> Result<Value> {
        Ok(self.clone())
    }
}

impl<T: Field> Field for Vec<T> {
    const EXPECTED: &'static str = "an array";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let Value::Array(items) = value else {
            return Err(Self::refuse(&value));
        };
        items
            .into_iter()
            .enumerate()
            .map(|(i, item)| T::read(item, cx).map_err(|e| e.at_index(i)))
            .collect()
    }

    fn write(&self) -> Result<Value> {
        let items: Result<Vec<Value>> = self.iter().map(Field::write).collect();
        Ok(Value::Array(items?))
    }
}

//! [`Seed`]: what makes random values reproducible.

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// An integer seed, a seed generator's config (kept as the data it is), or
/// nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed(Value);

impl Field for Seed {
    const EXPECTED: &'static str = "an integer seed, or the config of a seed generator";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Null | Value::BigInt(_) => Ok(Seed(value)),
            Value::Object(config) => match config.get("class_name").and_then(Value::as_str) {
                Some("SeedGenerator") => Ok(Seed(value)),
                _ => Err(Self::refuse(&value)),
            },
            other => whole(other)
                .map(|i| Seed(Value::Int(i)))
                .ok_or_else(|| Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

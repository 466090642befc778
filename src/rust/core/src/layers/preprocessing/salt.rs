//! [`Salt`].

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// What makes a hash another one: two integers; one stands for both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Salt([i64; 2]);

impl Field for Salt {
    const EXPECTED: &'static str = "an integer, or 2 of them";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let salt = match &value {
            Value::Array(items) => match items.as_slice() {
                [a, b] => whole(a).zip(whole(b)),
                _ => None,
            },
            one => whole(one).map(|n| (n, n)),
        };
        salt.map(|(a, b)| Salt([a, b]))
            .ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().copied().collect())
    }
}

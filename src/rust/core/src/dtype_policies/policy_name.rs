//! [`PolicyName`]: the name of a policy, with what it stands for.

use super::{default_policy, Types};
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// The name of a policy that is not quantized, with the types it stands for; the
/// session's default one in place of null.
#[derive(Clone, Debug)]
pub struct PolicyName(String, Types);

impl PolicyName {
    /// The name.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The types.
    pub fn types(&self) -> Types {
        self.1
    }
}

impl Field for PolicyName {
    const EXPECTED: &'static str =
        "the name of a dtype policy, such as \"float32\" or \"mixed_float16\"";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let name = match value {
            Value::Null => default_policy(cx)?.name(),
            Value::Str(name) => name,
            other => return Err(Self::refuse(&other)),
        };
        let types = Types::parse(&name)?;
        Ok(PolicyName(name, types))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.text()))
    }
}

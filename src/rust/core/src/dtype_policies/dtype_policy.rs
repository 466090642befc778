//! [`DTypePolicyByName`]: the plain policy.

use super::{Policy, Types};
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// A dtype policy: what a layer computes in and keeps its weights in
///
/// `"float32"` and the other float types are for both; `"mixed_float16"` and
/// `"mixed_bfloat16"` compute in 16 bits and keep weights in `float32`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.DTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.DTypePolicy",
    aliases("keras.dtype_policies.DTypePolicy")
)]
pub struct DTypePolicyByName {
    /// The policy's name.
    name: PolicyName,
}

impl Policy for DTypePolicyByName {
    fn name(&self) -> String {
        self.name.0.clone()
    }

    fn types(&self, _path: &str) -> Types {
        self.name.1
    }
}

/// A policy's name, with what it stands for.
#[derive(Clone, Debug)]
struct PolicyName(String, Types);

impl Field for PolicyName {
    const EXPECTED: &'static str = "the name of a dtype policy, such as \"mixed_float16\"";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let name = String::read(value, cx)?;
        let types = Types::parse(&name)?;
        Ok(PolicyName(name, types))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.0.as_str()))
    }
}

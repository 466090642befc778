//! [`AWQDTypePolicy`].

use super::quantized::{is_size, numbers, quantized_policy, Kind, Mode, Quantized};
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// A dtype policy of a layer quantized by AWQ
///
/// `mode` is `"awq/4/<group_size>"`: a weight has 4 bits, and so many weights
/// share a factor; -1 for all of a channel.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.AWQDTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.AWQDTypePolicy",
    bases("keras.src.dtype_policies.dtype_policy.QuantizedDTypePolicy"),
    r = "dtype_policy_awq",
    example = "dtype_policy_awq(mode = \"awq/4/128\", source_name = \"float32\")"
)]
pub struct AWQDTypePolicy {
    #[config(flatten)]
    quantized: Quantized<AwqMode>,
}

quantized_policy!(AWQDTypePolicy);

/// A mode such as `awq/4/128`.
#[derive(Clone, Copy, Debug)]
pub struct AwqMode {
    group_size: i64,
}

impl Field for AwqMode {
    const EXPECTED: &'static str =
        "a mode such as \"awq/4/128\": 4 bits, and the size of a group, -1 or positive";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.as_str().and_then(|text| numbers(text, Kind::Awq)) {
            Some([4, group_size]) if is_size(group_size) => Ok(AwqMode { group_size }),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.text()))
    }
}

impl Mode for AwqMode {
    fn text(&self) -> String {
        format!("awq/4/{}", self.group_size)
    }

    fn kind(&self) -> Kind {
        Kind::Awq
    }
}

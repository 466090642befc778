//! [`Int4DTypePolicy`].

use super::quantized::{is_size, numbers, quantized_policy, Kind, Mode, Quantized};
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// A dtype policy of a layer quantized to integers of 4 bits
///
/// `mode` is `"int4/<block_size>"`: so many weights share a factor; -1 for all
/// of a channel.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.Int4DTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.Int4DTypePolicy",
    bases("keras.src.dtype_policies.dtype_policy.QuantizedDTypePolicy"),
    r = "dtype_policy_int4",
    example = "dtype_policy_int4(mode = \"int4/128\", source_name = \"float32\")"
)]
pub struct Int4DTypePolicy {
    #[config(flatten)]
    quantized: Quantized<Int4Mode>,
}

quantized_policy!(Int4DTypePolicy);

/// A mode such as `int4/128`.
#[derive(Clone, Copy, Debug)]
pub struct Int4Mode {
    block_size: i64,
}

impl Field for Int4Mode {
    const EXPECTED: &'static str =
        "a mode such as \"int4/128\": the size of a block is -1 or positive";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.as_str().and_then(|text| numbers(text, Kind::Int4)) {
            Some([block_size]) if is_size(block_size) => Ok(Int4Mode { block_size }),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.text()))
    }
}

impl Mode for Int4Mode {
    fn text(&self) -> String {
        format!("int4/{}", self.block_size)
    }

    fn kind(&self) -> Kind {
        Kind::Int4
    }
}

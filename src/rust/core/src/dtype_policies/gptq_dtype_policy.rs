//! [`GPTQDTypePolicy`].

use super::quantized::{is_size, numbers, quantized_policy, Kind, Mode, Quantized};
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// A dtype policy of a layer quantized by GPTQ
///
/// `mode` is `"gptq/<weight_bits>/<group_size>"`: how many bits a weight has (2,
/// 3, 4 or 8), and how many weights share a factor; -1 for all.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.GPTQDTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.GPTQDTypePolicy",
    bases("keras.src.dtype_policies.dtype_policy.QuantizedDTypePolicy"),
    r = "dtype_policy_gptq",
    example = "dtype_policy_gptq(mode = \"gptq/4/128\", source_name = \"float32\")"
)]
pub struct GPTQDTypePolicy {
    #[config(flatten)]
    quantized: Quantized<GptqMode>,
}

quantized_policy!(GPTQDTypePolicy);

/// A mode such as `gptq/4/128`.
#[derive(Clone, Copy, Debug)]
pub struct GptqMode {
    weight_bits: i64,
    group_size: i64,
}

impl Field for GptqMode {
    const EXPECTED: &'static str =
        "a mode such as \"gptq/4/128\": 2, 3, 4 or 8 bits, and the size of a group, -1 or positive";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.as_str().and_then(|text| numbers(text, Kind::Gptq)) {
            Some([weight_bits @ (2 | 3 | 4 | 8), group_size]) if is_size(group_size) => {
                Ok(GptqMode {
                    weight_bits,
                    group_size,
                })
            }
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.text()))
    }
}

impl Mode for GptqMode {
    fn text(&self) -> String {
        format!("gptq/{}/{}", self.weight_bits, self.group_size)
    }

    fn kind(&self) -> Kind {
        Kind::Gptq
    }
}

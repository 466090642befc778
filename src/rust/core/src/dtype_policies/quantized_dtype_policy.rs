//! [`QuantizedDTypePolicy`].

use super::quantized::{quantized_policy, Kind, Quantized};
use keratin_derive::KerasConfig;

/// A dtype policy of a quantized layer
///
/// `mode` is `"int8"`, `"float8"`, `"int4"`, `"gptq"` or `"awq"`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.QuantizedDTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.QuantizedDTypePolicy",
    r = "dtype_policy_quantized",
    example = "dtype_policy_quantized(mode = \"int8\", source_name = \"float32\")"
)]
pub struct QuantizedDTypePolicy {
    #[config(flatten)]
    quantized: Quantized<Kind>,
}

quantized_policy!(QuantizedDTypePolicy);

//! [`QuantizedFloat8DTypePolicy`].

use super::quantized::{quantized_policy, Kind, Quantized};
use keratin_derive::KerasConfig;

/// A dtype policy of a layer quantized to floats of 8 bits
///
/// `mode` is `"float8"`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.QuantizedFloat8DTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.QuantizedFloat8DTypePolicy",
    bases("keras.src.dtype_policies.dtype_policy.QuantizedDTypePolicy"),
    r = "dtype_policy_quantized_float8",
    example = "dtype_policy_quantized_float8(mode = \"float8\", source_name = \"float32\")"
)]
pub struct QuantizedFloat8DTypePolicy {
    #[config(flatten)]
    quantized: Quantized<Kind>,
    /// Over how many steps the largest values are remembered, from which factors
    /// are computed.
    #[config(default = 1024)]
    amax_history_length: i64,
}

quantized_policy!(QuantizedFloat8DTypePolicy);

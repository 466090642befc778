//! [`DTypePolicyByName`]: the plain policy.

use super::{Policy, PolicyName, Types};
use keratin_derive::KerasConfig;

/// A dtype policy: what a layer computes in and keeps its weights in
///
/// `"float32"` and the other types are for both; `"mixed_float16"` and
/// `"mixed_bfloat16"` compute in 16 bits and keep weights in `float32`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.DTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.DTypePolicy",
    aliases(
        "keras.dtype_policies.DTypePolicy",
        "keras.mixed_precision.DTypePolicy",
        "keras.mixed_precision.Policy"
    ),
    names("Policy"),
    r = "dtype_policy",
    example = "layer_dense(units = 4, dtype = dtype_policy(\"mixed_float16\"))"
)]
pub struct DTypePolicyByName {
    /// The policy's name; `NULL` for the session's.
    #[config(default = None)]
    name: PolicyName,
}

impl Policy for DTypePolicyByName {
    fn name(&self) -> String {
        self.name.text().to_owned()
    }

    fn types(&self, _path: &str) -> Types {
        self.name.types()
    }
}

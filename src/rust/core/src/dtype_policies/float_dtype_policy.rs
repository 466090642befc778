//! [`FloatDTypePolicy`].

use super::{Policy, PolicyName, Types};
use keratin_derive::KerasConfig;

/// A dtype policy under its former name
///
/// The same as a policy of class `DTypePolicy`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.FloatDTypePolicy",
    python = "keras.src.dtype_policies.dtype_policy.FloatDTypePolicy",
    aliases("keras.dtype_policies.FloatDTypePolicy")
)]
pub struct FloatDTypePolicy {
    /// The policy's name; `NULL` for the session's.
    #[config(default = None)]
    name: PolicyName,
}

impl Policy for FloatDTypePolicy {
    fn name(&self) -> String {
        self.name.text().to_owned()
    }

    fn types(&self, _path: &str) -> Types {
        self.name.types()
    }
}

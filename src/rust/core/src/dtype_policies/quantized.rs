//! [`Quantized`]: what the quantized policies share.

use super::{PolicyName, Types};
use crate::config::Field;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// What the quantized policies share: how, and on top of which policy.
#[derive(Debug, KerasConfig)]
#[keras(group, prepare)]
pub struct Quantized<M: Mode> {
    /// How weights are quantized.
    mode: M,
    /// The name of the policy that is quantized; `NULL` for the session's.
    #[config(default = None)]
    source_name: PolicyName,
}

/// A quantization mode as it stands in a config.
pub trait Mode: Field + std::fmt::Debug + 'static {
    /// The whole text: `int4/128`.
    fn text(&self) -> String;

    /// The kind of quantization: `int4`.
    fn kind(&self) -> Kind;
}

impl<M: Mode> Quantized<M> {
    /// The policy's name: `int8_from_float32`.
    pub fn name(&self) -> String {
        format!("{}_from_{}", self.mode.text(), self.source_name.text())
    }

    /// The types, those of the policy that is quantized.
    pub fn types(&self) -> Types {
        self.source_name.types()
    }

    /// The kind of quantization.
    pub fn kind(&self) -> Kind {
        self.mode.kind()
    }

    fn prepare(&mut self) -> Result<()> {
        if self.kind() != Kind::Int8 || self.types().compute != DType::Float16 {
            return Ok(());
        }
        let source = self.source_name.text();
        Err(Error::config(format!(
            "`int8` quantization cannot be computed in float16, as {source:?} does"
        ))
        .received(&Value::from(source))
        .expected("a policy that computes in another type")
        .hint("Use \"mixed_bfloat16\" or \"float32\".")
        .at("source_name"))
    }
}

crate::config::keyword! {
    /// A kind of quantization.
    pub enum Kind exactly "\"int8\", \"float8\", \"int4\", \"gptq\" or \"awq\"" {
        /// Integers of 8 bits.
        Int8 = "int8",
        /// Floats of 8 bits.
        Float8 = "float8",
        /// Integers of 4 bits.
        Int4 = "int4",
        /// By approximate second-order information.
        Gptq = "gptq",
        /// By the size of activations.
        Awq = "awq",
    }
}

impl Kind {
    /// All of them, in Keras's order.
    pub const ALL: [Kind; 5] = [Kind::Int8, Kind::Float8, Kind::Int4, Kind::Gptq, Kind::Awq];
}

impl Mode for Kind {
    fn text(&self) -> String {
        Kind::name(*self).to_owned()
    }

    fn kind(&self) -> Kind {
        *self
    }
}

/// Makes a struct with `quantized` a policy.
macro_rules! quantized_policy {
    ($policy:ident) => {
        impl $crate::dtype_policies::Policy for $policy {
            fn name(&self) -> String {
                self.quantized.name()
            }

            fn types(&self, _path: &str) -> $crate::dtype_policies::Types {
                self.quantized.types()
            }

            fn quantization_mode(&self, _path: &str) -> Option<String> {
                Some(self.quantized.kind().name().to_owned())
            }
        }
    };
}
pub(super) use quantized_policy;

/// The whole numbers of a mode such as `gptq/4/128`, behind the kind.
pub fn numbers<const N: usize>(mode: &str, kind: Kind) -> Option<[i64; N]> {
    let mut parts = mode.split('/');
    if parts.next() != Some(Kind::name(kind)) {
        return None;
    }
    let mut numbers = [0; N];
    for slot in &mut numbers {
        *slot = parts.next()?.trim().parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Whether a size of a group or block is allowed: -1 for all in one.
pub fn is_size(n: i64) -> bool {
    n == -1 || n > 0
}
